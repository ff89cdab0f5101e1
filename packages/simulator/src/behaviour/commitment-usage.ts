import type { Schemas } from '@castai-bot/api';
import type { OrganizationState } from '../state/contents.ts';
import type { State } from '../state/state.ts';
import { type Node, lifecycleOf } from '../world/node.ts';
import type { Identified } from '../world/world.ts';
import { writeTime } from '../time/write-time.ts';

type Commitment = Identified<Schemas['Commitment']>;
type Usage = Schemas['CommitmentUsage'];

const STEP_MS = { HOUR: 3_600_000, DAY: 86_400_000, AGGREGATION_INTERVAL_UNSPECIFIED: 86_400_000 } as const;
/** As many points as a history gets at most. */
const MOST_POINTS = 1000;

interface Subject {
  readonly commitment: Commitment;
  readonly contents: OrganizationState;
}

/** How much of a commitment the on-demand nodes of its clusters use now: of those it is assigned to, or of its whole region. */
export function commitmentUsage(state: State, { commitment, contents }: Subject): Usage {
  const committed = committedOf(commitment);
  const used = measure(clustersOf(state, { commitment, contents }).flatMap((id) => coveredNodes(state, id)));
  const cpuUsed = Math.min(used.cpu, committed.cpu);
  const memoryUsedMib = Math.min(used.memoryMib, committed.memoryMib);
  return {
    cpuCommitted: committed.cpu,
    cpuUsed,
    cpuUsedPercent: percent(cpuUsed, committed.cpu),
    cpuUsedCast: cpuUsed,
    cpuUsedCastPercent: percent(cpuUsed, committed.cpu),
    cpuUsedOthers: 0,
    cpuUsedOthersPercent: 0,
    memoryCommittedMib: committed.memoryMib,
    memoryUsedMib,
    memoryUsedPercent: percent(memoryUsedMib, committed.memoryMib),
    memoryUsedMibCast: memoryUsedMib,
    memoryUsedMibCastPercent: percent(memoryUsedMib, committed.memoryMib),
    memoryUsedMibOthers: 0,
    memoryUsedMibOthersPercent: 0,
  };
}

/** The usage at each time of a window; as now, since nothing of the past is kept. */
export function usageHistory(
  {
    startTime,
    endTime,
    aggregationInterval,
  }: {
    readonly startTime: string;
    readonly endTime: string;
    readonly aggregationInterval: keyof typeof STEP_MS;
  },
  usage: Usage,
): Schemas['CommitmentUsageAtTime'][] {
  const step = STEP_MS[aggregationInterval];
  const count = Math.max(
    0,
    Math.min(MOST_POINTS, Math.ceil((Date.parse(endTime) - Date.parse(startTime)) / step)),
  );
  return Array.from({ length: count }, (_, index) => ({
    usageTime: writeTime(Date.parse(startTime) + index * step),
    usage,
  }));
}

/** Adds the usage to the part of a commitment that is its cloud's. */
export function withUsage(
  state: State,
  { commitment, contents, isPerCluster }: Subject & { readonly isPerCluster: boolean },
): Commitment {
  const { cpuUsedPercent = 0 } = commitmentUsage(state, { commitment, contents });
  const instanceTypesUsage: Schemas['InstanceTypeBasedUsage'] = {
    usage: cpuUsedPercent / 100,
    ...(isPerCluster
      ? {
          clusters: clustersOf(state, { commitment, contents }).map((clusterId) => ({
            clusterId,
            nodeIds: coveredNodes(state, clusterId).map(({ id }) => id),
          })),
        }
      : {}),
  };
  const {
    awsReservedInstancesContext: aws,
    gcpResourceCudContext: gcp,
    azureReservationContext: azure,
  } = commitment;
  return {
    ...commitment,
    ...(aws === undefined ? {} : { awsReservedInstancesContext: { ...aws, instanceTypesUsage } }),
    ...(gcp === undefined ? {} : { gcpResourceCudContext: { ...gcp, instanceTypesUsage } }),
    ...(azure === undefined ? {} : { azureReservationContext: { ...azure, instanceTypesUsage } }),
  };
}

function clustersOf(state: State, { commitment, contents }: Subject): readonly string[] {
  const assigned = contents.commitmentAssignments
    .toArray()
    .filter(({ commitmentId }) => commitmentId === commitment.id)
    .flatMap(({ clusterId }) => clusterId ?? []);
  if (assigned.length > 0) return assigned;
  return state.clusters
    .toArray()
    .filter(({ region }) => region?.name === commitment.region)
    .map(({ id }) => id);
}

function coveredNodes(state: State, clusterId: string): readonly Node[] {
  return state
    .of(clusterId)
    .nodes.toArray()
    .filter((node) => lifecycleOf(node) !== 'spot');
}

interface Amount {
  readonly cpu: number;
  readonly memoryMib: number;
}

function committedOf(commitment: Commitment): Amount {
  const { awsReservedInstancesContext, gcpResourceCudContext, azureReservationContext } = commitment;
  const context = awsReservedInstancesContext ?? gcpResourceCudContext ?? azureReservationContext ?? {};
  return { cpu: Number(context.effectiveCpu ?? 0), memoryMib: Number(context.effectiveMemoryMib ?? 0) };
}

function measure(nodes: readonly Node[]): Amount {
  return {
    cpu: nodes.reduce((sum, { resources }) => sum + (resources.cpuCapacityMilli ?? 0) / 1000, 0),
    memoryMib: nodes.reduce((sum, { resources }) => sum + (resources.memCapacityMib ?? 0), 0),
  };
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100;
}
