import type { Schemas } from '@castai-bot/api';
import { type Cluster, cloudOf, zonesOf } from '../world/cluster.ts';
import { commonInstanceTypesOf, type InstanceType, instanceTypesOf } from '../world/instance-types.ts';

const MIB_PER_GIB = 1024;

type Constraints = NonNullable<Schemas['NodeTemplate']['constraints']>;

/** Lists the instance types of a cluster's cloud that the constraints of a template allow; once each, or in every zone. */
export function availableInstanceTypes(
  cluster: Cluster,
  {
    types,
    constraints = {},
    inEveryZone,
  }: {
    /** Those of the cluster's cloud. */
    readonly types: readonly InstanceType[];
    readonly constraints: Constraints | undefined;
    readonly inEveryZone: boolean;
  },
): Schemas['AvailableInstanceType'][] {
  const zones = zonesOf(cluster);
  const allowed =
    constraints.azs === undefined ? zones : zones.filter((zone) => constraints.azs?.includes(zone));
  return types
    .filter((type) => allows(constraints, type))
    .flatMap((type) =>
      (inEveryZone ? allowed : allowed.slice(0, 1)).map((zone) => describe(cluster, type, zone)),
    );
}

/** Whether a template's constraints allow an instance type. */
export function allows(constraints: Constraints, type: InstanceType): boolean {
  const { minCpu, maxCpu, minMemory, maxMemory, architectures = [], instanceFamilies = {} } = constraints;
  const { include = [], exclude = [] } = instanceFamilies;
  return (
    isWithin(type.cpuCores, minCpu, maxCpu) &&
    isWithin(type.memoryGib * MIB_PER_GIB, minMemory, maxMemory) &&
    (architectures.length === 0 || architectures.includes(type.architecture)) &&
    (include.length === 0 || include.includes(type.family)) &&
    !exclude.includes(type.family) &&
    (!type.isBurstable || constraints.burstable !== 'DISABLED')
  );
}

/** What a plan chooses from: the common types that are allowed, or any where a template allows none of those. */
export function plannableInstanceTypes(cluster: Cluster, constraints: Constraints): readonly InstanceType[] {
  const isAllowed = (type: InstanceType): boolean =>
    allows(constraints, type) && (!type.isBurstable || constraints.burstable === 'ENABLED');
  const common = commonInstanceTypesOf(cloudOf(cluster)).filter(isAllowed);
  return common.length > 0 ? common : instanceTypesOf(cloudOf(cluster)).filter(isAllowed);
}

type Bound = number | null | undefined;

function isWithin(value: number, min: Bound, max: Bound): boolean {
  return value >= (min ?? 0) && value <= (max ?? Number.POSITIVE_INFINITY);
}

function describe(cluster: Cluster, type: InstanceType, zone: string): Schemas['AvailableInstanceType'] {
  return {
    name: type.name,
    family: type.family,
    architecture: type.architecture,
    cpu: String(type.cpuCores),
    memory: String(type.memoryGib * MIB_PER_GIB),
    cpuCost: type.pricePerHour / type.cpuCores,
    csp: cloudOf(cluster),
    region: cluster.region?.name ?? 'unknown',
    zone,
    os: 'linux',
    burstable: type.isBurstable,
    customerSpecific: false,
    isBareMetal: false,
    isComputeOptimized: type.memoryGib / type.cpuCores <= 2,
    storageOptimizedOption: 'Never',
  };
}
