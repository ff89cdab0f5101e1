import { CliError, isRecord } from '@castai-bot/cli';
import { readYamlValues } from '@castai-bot/yaml';
import type { Repo } from '../repo/find-repo.ts';
import { KUSTOMIZATION, MANIFEST_FOLDER } from '../repo/manifest-files.ts';
import { LABELS, toText } from './bot-objects.ts';
import type { ConfigMap, CronJob, KubeObject } from './kube-objects.ts';
import type { Kubectl } from './kubectl.ts';

/** What k8s/ says the cluster should have. */
export interface Manifests {
  /** In the order they are applied: a run must find its config. */
  readonly objects: readonly KubeObject[];
  readonly configMaps: readonly ConfigMap[];
  readonly cronJobs: readonly CronJob[];
}

/**
 * Builds k8s/kustomization.yaml, as `kubectl apply -k` would.
 * @throws CliError BAD_MANIFESTS when it cannot be built, or brings what deploy does not apply
 */
export async function readManifests({ answers }: Repo, kubectl: Kubectl): Promise<Manifests> {
  const text = await kubectl.run(['kustomize', MANIFEST_FOLDER], { action: `build ${KUSTOMIZATION}` });
  const file = `what kubectl builds of ${KUSTOMIZATION}`;
  const objects = readYamlValues(text, { file, code: 'BAD_MANIFESTS' }).map(toObject);
  const problems = objects.flatMap((object) => findProblems(object, answers));
  if (objects.length === 0) problems.push('it names no resources');
  if (problems.length > 0) {
    const lines = problems.map((problem) => `\n  ${problem}`).join('');
    throw new CliError('BAD_MANIFESTS', `Cannot deploy ${KUSTOMIZATION}:${lines}`, {
      hint: 'Other kinds of objects are applied with kubectl',
    });
  }
  const cronJobs = objects.filter(isCronJob);
  const configMaps = objects.filter(isConfigMap);
  return { objects: [...configMaps, ...cronJobs], configMaps, cronJobs };
}

function toObject(value: unknown): KubeObject {
  if (isKubeObject(value)) return value;
  throw new CliError(
    'BAD_MANIFESTS',
    `Cannot deploy ${KUSTOMIZATION}: it brings a document that is no object`,
  );
}

function isKubeObject(value: unknown): value is KubeObject {
  return isRecord(value) && isRecord(value['metadata']) && typeof value['metadata']['name'] === 'string';
}

const isConfigMap = ({ apiVersion, kind }: KubeObject): boolean =>
  apiVersion === 'v1' && kind === 'ConfigMap';

/** Its kind says so, and that it has a template; the API server judges the rest. */
function isCronJob(object: KubeObject): object is CronJob {
  if (object.apiVersion !== 'batch/v1' || object.kind !== 'CronJob' || !('spec' in object)) return false;
  const path = ['jobTemplate', 'spec', 'template', 'spec', 'containers'];
  const containers = path.reduce<unknown>(
    (value, name) => (isRecord(value) ? value[name] : undefined),
    object.spec,
  );
  return Array.isArray(containers);
}

function findProblems(object: KubeObject, { name, namespace }: Repo['answers']): readonly string[] {
  const { metadata } = object;
  const problems: string[] = [];
  const refuse = (problem: string): void => void problems.push(`${toText(object)}: ${problem}`);
  if (!isConfigMap(object) && !isCronJob(object)) {
    refuse(
      `deploy applies ConfigMaps and CronJobs, found ${object.apiVersion ?? 'no version'} ${object.kind ?? 'of no kind'}`,
    );
  }
  if (metadata.namespace !== undefined && metadata.namespace !== namespace) {
    refuse(
      `found the namespace ${JSON.stringify(metadata.namespace)}, castai-bot.json says ${JSON.stringify(namespace)}`,
    );
  }
  for (const [label, wanted] of [
    [LABELS.bot, name],
    [LABELS.manager, 'castai-bot'],
  ] as const) {
    const found = metadata.labels?.[label];
    if (found !== wanted) {
      refuse(
        `the label ${label} is ${JSON.stringify(found ?? null)}, wanted ${JSON.stringify(wanted)}: status and remove go by it`,
      );
    }
  }
  return problems;
}
