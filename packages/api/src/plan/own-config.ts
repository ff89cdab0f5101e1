import type { Schemas } from '../types.gen.ts';

type Overrides = Schemas['WorkloadOverrides'];
type Vertical = NonNullable<Overrides['vertical']>;
type Horizontal = NonNullable<Overrides['horizontal']>;
type Resource = NonNullable<Vertical['cpu']>;
type Container = NonNullable<Vertical['containers']>[number];

/** What a workload sets for itself, in the words of an update. */
export interface OwnConfig {
  readonly config: Schemas['WorkloadConfigUpdate'];
  /** Overrides that an update has no words for and would drop, e.g. `vertical.cpu.overhead`. */
  readonly unwritable: readonly string[];
}

/** What an update takes under the name that the override has. @see https://api.cast.ai/v1/spec/openapi.json */
const resourceKeys = [
  'constraints',
  'limit',
  'lookBackPeriodSeconds',
  'managementOption',
  'max',
  'min',
] as const;
const verticalKeys = [
  'antiAffinity',
  'excludedContainers',
  'jvm',
  'managementOption',
  'memoryEvent',
  'predictiveScaling',
] as const;
const horizontalKeys = [
  'behavior',
  'managementOption',
  'maxReplicas',
  'metrics',
  'minReplicas',
  'takeOwnership',
  'useNative',
] as const;

/** What an update takes under another name, or by its parts. */
const rewrittenKeys = ['containers', 'containerConstraints', 'cpu', 'memory'] as const;

/**
 * Rewrites the overrides of a workload as the update that leaves them as they are: what an update leaves out is
 * inherited from the scaling policy.
 *
 * @see https://api.cast.ai/v1/spec/openapi.json
 */
export function readOwnConfig(overrides: Overrides = {}): OwnConfig {
  const { horizontal, vertical, ...others } = overrides;
  return {
    config: {
      ...(vertical === undefined ? {} : { vpaConfig: writeVertical(vertical) }),
      ...(horizontal === undefined ? {} : { hpaConfig: pick(horizontal, horizontalKeys) }),
    },
    unwritable: [
      ...listOthers(others, [], ''),
      ...listOthers(vertical, [...verticalKeys, ...rewrittenKeys], 'vertical.'),
      ...listOthers(vertical?.cpu, resourceKeys, 'vertical.cpu.'),
      ...listOthers(vertical?.memory, resourceKeys, 'vertical.memory.'),
      ...listOthers(horizontal, horizontalKeys, 'horizontal.'),
    ],
  };
}

function writeVertical(vertical: Vertical): NonNullable<OwnConfig['config']['vpaConfig']> {
  const { cpu, memory } = vertical;
  const containerConfig = mergeContainers(vertical);
  return {
    ...pick(vertical, verticalKeys),
    ...(cpu === undefined ? {} : { cpu: pick(cpu, resourceKeys) }),
    ...(memory === undefined ? {} : { memory: pick(memory, resourceKeys) }),
    ...(containerConfig === undefined ? {} : { containerConfig }),
  };
}

/** The deprecated `containerConstraints` and `containers` say the same of a container; the newer one wins. */
function mergeContainers({ containerConstraints, containers }: Vertical): Container[] | undefined {
  if (containerConstraints === undefined && containers === undefined) return undefined;
  const merged = new Map<string, Container>();
  for (const container of [...(containerConstraints ?? []), ...(containers ?? [])]) {
    merged.set(container.containerName, { ...merged.get(container.containerName), ...container });
  }
  return [...merged.values()];
}

function pick<Part extends Vertical | Horizontal | Resource, Key extends keyof Part>(
  part: Part,
  keys: readonly Key[],
): Pick<Part, Key> {
  const entries = keys.flatMap((key) => (part[key] === undefined ? [] : [[key, part[key]] as const]));
  // The entries are those of the part itself; Object.fromEntries forgets their names.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(entries) as Pick<Part, Key>;
}

function listOthers(part: object | undefined, known: readonly string[], prefix: string): readonly string[] {
  return Object.entries(part ?? {})
    .filter(([key, value]) => !known.includes(key) && !isUnset(value))
    .map(([key]) => prefix + key);
}

/** proto3 JSON may spell an unset field out. */
function isUnset(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isUnset);
  return (
    value === undefined || value === null || value === '' || value === 'UNKNOWN' || value === 'UNDEFINED'
  );
}
