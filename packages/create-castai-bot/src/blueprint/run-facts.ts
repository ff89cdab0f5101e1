/** What a manifest says about how its runs go: `backoffLimit`, `securityContext.runAsUser`, `container resources.limits.memory` … */
export type RunFacts = ReadonlyMap<string, unknown>;

/** Taken over by answers of their own, or what tells one object from another. */
const ELSEWHERE = new Set(['jobTemplate', 'template', 'schedule', 'suspend', 'timeZone', 'selector']);
const OF_PODS = new Set(['containers', 'initContainers', 'volumes', 'imagePullSecrets']);
const OF_CONTAINERS = new Set(['name', 'image', 'env', 'volumeMounts', 'command', 'args']);

/** Reads them from a CronJob or a Pod. A list is one fact. */
export function readRunFacts(manifest: unknown): RunFacts {
  const spec = at(manifest, 'spec');
  const job = at(spec, 'jobTemplate', 'spec');
  const isPod = at(manifest, 'kind') === 'Pod';
  const template = isPod ? manifest : at(job, 'template');
  const pod = at(template, 'spec');
  const containers = at(pod, 'containers');
  const [container] = itemsOf(containers);
  return new Map([
    ...(isPod ? [] : [...list(spec, { skip: ELSEWHERE }), ...list(job, { skip: ELSEWHERE })]),
    ...list(at(template, 'metadata', 'annotations'), { prefix: 'annotation ' }),
    ...list(pod, { skip: OF_PODS }),
    ...list(container, { skip: OF_CONTAINERS, prefix: 'container ' }),
    ...listEnv(at(container, 'env')),
    ...listNames('more containers', itemsOf(containers).slice(1)),
    ...listNames('init containers', itemsOf(at(pod, 'initContainers'))),
    ...listNames('volumes', itemsOf(at(pod, 'volumes')).filter(isOwnVolume)),
  ]);
}

/** What our manifests take from Secrets and ConfigMaps, by the names that they have there. */
const TAKEN = [
  'API_KEY',
  'API_URL',
  'CLUSTER_ID',
  'AGENT_API_URL',
  'AGENT_CLUSTER_ID',
  'BOT_JOB_NAME',
  'NODE_NAME',
];
const LEVEL = 'LOG_LEVEL';
/** Of what a variable says nothing else is kept: it may be a key. */
const SET = 'set';
/** Ours follow from the deadline, and from what castai-bot.json says. */
const DERIVED = ['RUN_DEADLINE_SECONDS', 'BOT_ENTRY'];

function listEnv(env: unknown): readonly (readonly [string, unknown])[] {
  return itemsOf(env).flatMap((item) => {
    const name = at(item, 'name');
    if (typeof name !== 'string' || DERIVED.includes(name)) return [];
    const isTaken = TAKEN.includes(name) && at(item, 'valueFrom') !== undefined;
    return isTaken ? [] : [[`env ${name}`, name === LEVEL ? at(item, 'value') : SET] as const];
  });
}

/** Nothing where there are none, so that it is no difference. */
function listNames(fact: string, items: readonly unknown[]): readonly (readonly [string, unknown])[] {
  return items.length === 0 ? [] : [[fact, items.map((item) => at(item, 'name'))]];
}

/** Neither the config nor the folder for temporary files, which ours have. */
function isOwnVolume(volume: unknown): boolean {
  return at(volume, 'configMap') === undefined && at(volume, 'emptyDir') === undefined;
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

interface ListOptions {
  readonly skip?: ReadonlySet<string>;
  readonly prefix?: string;
}

function list(
  value: unknown,
  { skip = new Set(), prefix = '' }: ListOptions,
): readonly (readonly [string, unknown])[] {
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (skip.has(key) || member === null || member === undefined) return [];
    return isMap(member)
      ? list(member, { prefix: `${prefix}${key}.` })
      : [[`${prefix}${key}`, member] as const];
  });
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (isMap(node) && Object.hasOwn(node, key) ? node[key] : undefined),
    value,
  );
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
