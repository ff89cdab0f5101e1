import { isRecord } from '@castai-bot/cli';
import type { BotAnswers } from '@castai-bot/scaffold';
import { DEPLOYED_KINDS, findDeployedKind } from './deployed-kinds.ts';
import { findState, isManifestObject, LABELS, toText, type ManifestObject } from './manifest-object.ts';

/** Why deploy does not apply an object. */
export interface DeployProblem {
  /** Undefined where it is no object, or there is none. */
  readonly object: ManifestObject | undefined;
  /** Where in the object. */
  readonly path: readonly string[];
  readonly message: string;
}

/** Of these `status` and `remove` find the bot's by its labels. */
const LABELLED = ['ConfigMap', 'CronJob'];

/** What keeps deploy from applying what a kustomization brings: `validate` says the same of the files. */
export function judgeObjects(values: readonly unknown[], answers: BotAnswers): readonly DeployProblem[] {
  if (values.length === 0) return [{ object: undefined, path: [], message: 'it names no resources' }];
  return [...values.flatMap((value) => judge(value, answers)), ...findTwins(values.filter(isManifestObject))];
}

function judge(value: unknown, answers: BotAnswers): readonly DeployProblem[] {
  if (!isManifestObject(value))
    return [{ object: undefined, path: [], message: 'it brings a document that is no object' }];
  return [
    judgeKind(value),
    judgeNamespace(value, answers),
    judgeState(value),
    ...judgeLabels(value, answers),
  ].flatMap((problem) => (problem ? [{ object: value, ...problem }] : []));
}

type Judgement = Omit<DeployProblem, 'object'>;

function judgeKind(object: ManifestObject): Judgement | undefined {
  const { apiVersion = 'no version', kind = 'of no kind' } = object;
  if (kind === 'Pod') {
    return { path: ['kind'], message: 'a Pod would start a run at once, each time this is applied' };
  }
  if (kind === 'Secret') {
    const message = 'who may read this repo may read it: castai-bot secret set writes one';
    return { path: ['kind'], message };
  }
  if (findDeployedKind(object) === undefined) {
    const list = DEPLOYED_KINDS.map((one) => one.kind).join(', ');
    return {
      path: [DEPLOYED_KINDS.some((one) => one.kind === kind) ? 'apiVersion' : 'kind'],
      message: `found ${apiVersion} ${kind}, deploy applies ${list}: other kinds are applied with kubectl`,
    };
  }
  return kind === 'CronJob' && !hasContainers(object)
    ? { path: ['spec'], message: 'it has no list of containers' }
    : undefined;
}

/** The API server judges the rest of it. */
function hasContainers(object: ManifestObject): boolean {
  const path = ['spec', 'jobTemplate', 'spec', 'template', 'spec', 'containers'];
  return Array.isArray(
    path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), object),
  );
}

function judgeNamespace({ metadata }: ManifestObject, { namespace }: BotAnswers): Judgement | undefined {
  if (metadata.namespace === undefined || metadata.namespace === namespace) return undefined;
  const [found, wanted] = [metadata.namespace, namespace].map((name) => JSON.stringify(name));
  return {
    path: ['metadata', 'namespace'],
    message: `found the namespace ${found}, castai-bot.json says ${wanted}`,
  };
}

/** What a manifest has of it, each apply would write over what runs remember. */
function judgeState(object: ManifestObject): Judgement | undefined {
  if (object.kind !== 'ConfigMap' || findState(object) === undefined) return undefined;
  const field = ['data', 'binaryData', 'immutable'].find((one) => Object.hasOwn(object, one));
  if (field === undefined) return undefined;
  return { path: [field], message: `${field} of a state is its runs' to write, wanted none in a manifest` };
}

function judgeLabels(object: ManifestObject, { name }: BotAnswers): readonly Judgement[] {
  if (!LABELLED.includes(object.kind ?? '')) return [];
  const wanted = [
    [LABELS.bot, name],
    [LABELS.manager, 'castai-bot'],
  ] as const;
  return wanted.flatMap(([label, value]) => {
    const found = object.metadata.labels?.[label];
    if (found === value) return [];
    const message = `the label ${label} is ${JSON.stringify(found ?? null)}, wanted ${JSON.stringify(value)}: status and remove go by it`;
    return [{ path: ['metadata', 'labels', label], message }];
  });
}

/** kustomize refuses them with other words; what is read from the files has not been through it. */
function findTwins(objects: readonly ManifestObject[]): readonly DeployProblem[] {
  return objects
    .filter((object, at) => objects.slice(0, at).some((other) => idOf(other) === idOf(object)))
    .map((object) => ({
      object,
      path: ['metadata', 'name'],
      message: `there is a second ${toText(object)}`,
    }));
}

function idOf(object: ManifestObject): string {
  return JSON.stringify([findDeployedKind(object)?.group ?? object.apiVersion, toText(object)]);
}
