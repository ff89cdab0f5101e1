import { isRecord, shell } from '@castai-bot/cli';
import { failed, passed, type Finding } from '../../inspect/finding.ts';
import { DocumentSplitter } from '../document-splitter.ts';
import { findDeployedKind } from '../../manifests/deployed-kinds.ts';
import type { ManifestObject } from '../../manifests/manifest-object.ts';
import type { Kubectl } from '../kubectl.ts';

/** Something that a command does in the cluster. */
export interface Right {
  readonly verb: string;
  /** Empty for the core group. */
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
}

const OWN_RESOURCES = ['configmaps', 'cronjobs'];

/** What deploy does: server-side apply is a patch that may create. */
export const DEPLOY_RIGHTS: readonly Right[] = ['get', 'list', 'create', 'patch'].flatMap((verb) => [
  { verb, group: '', resource: 'configmaps' },
  { verb, group: 'batch', resource: 'cronjobs' },
]);

/** And of what a person has added to k8s/. */
export function rightsToApply(objects: readonly ManifestObject[]): readonly Right[] {
  const kinds = new Set(objects.flatMap((object) => findDeployedKind(object) ?? []));
  return [...kinds].flatMap(({ group, resource }) =>
    OWN_RESOURCES.includes(resource)
      ? []
      : ['get', 'create', 'patch'].map((verb) => ({ verb, group, resource })),
  );
}

/** What run-now, logs, status and remove do beside that. */
export const RUN_RIGHTS: readonly Right[] = [
  { verb: 'delete', group: 'batch', resource: 'cronjobs' },
  { verb: 'create', group: 'batch', resource: 'jobs' },
  { verb: 'list', group: 'batch', resource: 'jobs' },
  { verb: 'watch', group: 'batch', resource: 'jobs' },
  { verb: 'list', group: '', resource: 'pods' },
  { verb: 'watch', group: '', resource: 'pods' },
  { verb: 'get', group: '', resource: 'pods', subresource: 'log' },
];

/** The rights that are missing. One call asks for all of them, what `kubectl auth can-i` asks one by one. */
export async function findMissingRights(
  kubectl: Kubectl,
  rights: readonly Right[],
): Promise<readonly Right[]> {
  const reviews = rights.map((right) => JSON.stringify(toReview(right, kubectl.namespace))).join('\n');
  const text = await kubectl.run(['create', '--filename=-', '--validate=false', '--output=json'], {
    action: 'ask what you may do',
    input: reviews,
  });
  const answers = new DocumentSplitter().push(text);
  return rights.filter((_, index) => !isAllowed(answers[index]));
}

/** FAILED names every right that deploy needs and is not there. */
export async function checkRights(kubectl: Kubectl, rights: readonly Right[]): Promise<Finding> {
  const missing = await findMissingRights(kubectl, rights);
  const { context, namespace } = kubectl;
  if (missing.length === 0) {
    return passed('rights', `You may do what castai-bot does in namespace ${JSON.stringify(namespace)}`);
  }
  const [first] = missing;
  const list = missing.map((right) => `${right.verb} ${toName(right)}`).join(', ');
  return failed(
    'rights',
    `You may not ${list} in namespace ${JSON.stringify(namespace)}`,
    shell`kubectl auth can-i ${first?.verb ?? 'get'} ${first ? toName(first) : 'pods'} --context=${context} --namespace=${namespace}`,
  );
}

function toName({ group, resource, subresource }: Right): string {
  return `${resource}${group === '' ? '' : `.${group}`}${subresource === undefined ? '' : `/${subresource}`}`;
}

function toReview(right: Right, namespace: string): unknown {
  return {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { namespace, ...right } },
  };
}

function isAllowed(answer: unknown): boolean {
  const status = isRecord(answer) ? answer['status'] : undefined;
  return isRecord(status) && status['allowed'] === true;
}
