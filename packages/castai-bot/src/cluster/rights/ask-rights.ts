import { CliError, isRecord, shell } from '@castai-bot/cli';
import type { ManifestObject } from '../../manifests/manifest-object.ts';
import { DocumentSplitter } from '../document-splitter.ts';
import type { Kubectl } from '../kubectl.ts';
import { type ClusterCommand, rightsOf } from './command-rights.ts';
import { type Right, describeRight, toRights } from './right.ts';

/** Whoever may do this may write Roles that pass on what he may not do himself. */
const ESCALATION: readonly Right[] = toRights({ 'roles.rbac.authorization.k8s.io': ['escalate', 'bind'] });

/** The rights that are missing. */
export async function findMissingRights(
  kubectl: Kubectl,
  rights: readonly Right[],
): Promise<readonly Right[]> {
  const missing = await ask(kubectl, rights);
  if (missing.every(({ grantedBy }) => grantedBy === undefined)) return missing;
  const mayEscalate = (await ask(kubectl, ESCALATION)).length === 0;
  return mayEscalate ? missing.filter(({ grantedBy }) => grantedBy === undefined) : missing;
}

/** One call asks for all of them, what `kubectl auth can-i` asks one by one. */
async function ask(kubectl: Kubectl, rights: readonly Right[]): Promise<readonly Right[]> {
  const reviews = rights.map((right) => JSON.stringify(toReview(right, kubectl.namespace))).join('\n');
  const text = await kubectl.run(['create', '--filename=-', '--validate=false', '--output=json'], {
    action: 'ask what you may do',
    input: reviews,
  });
  const answers = new DocumentSplitter().push(text).flatMap(toAnswers);
  return rights.filter((_, index) => !isAllowed(answers[index]));
}

/** For a command to call before it writes. @throws CliError NO_RIGHTS that names every right that is missing */
export async function needRights(
  kubectl: Kubectl,
  command: ClusterCommand,
  objects: readonly ManifestObject[] = [],
): Promise<void> {
  const missing = await findMissingRights(kubectl, rightsOf(command, objects).needs);
  if (missing.length === 0) return;
  const { context, namespace } = kubectl;
  throw new CliError(
    'NO_RIGHTS',
    `Cannot begin ${command}: in namespace ${JSON.stringify(namespace)} of context ${JSON.stringify(context)} you may not ${missing.map(describeRight).join(', ')}`,
    { hint: shell`castai-bot rights ${command.split(' ')} --role` },
  );
}

/** kubectl prints one document after the other, or a list of them. */
function toAnswers(document: unknown): readonly unknown[] {
  const items: unknown = isRecord(document) ? document['items'] : undefined;
  return Array.isArray(items) ? items : [document];
}

function toReview({ verb, group, resource, subresource, name }: Right, namespace: string): unknown {
  return {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: {
      resourceAttributes: {
        namespace,
        verb,
        group,
        resource,
        ...(subresource === undefined ? {} : { subresource }),
        ...(name === undefined ? {} : { name }),
      },
    },
  };
}

function isAllowed(answer: unknown): boolean {
  const status = isRecord(answer) ? answer['status'] : undefined;
  return isRecord(status) && status['allowed'] === true;
}
