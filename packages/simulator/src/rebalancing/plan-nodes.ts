import type { Schemas } from '@castai-bot/api';
import { plannableInstanceTypes } from '../behaviour/available-instance-types.ts';
import { nodeProblems, type Placement, placePods } from '../behaviour/place-pods.ts';
import type { ClusterState } from '../state/contents.ts';
import type { Cluster } from '../world/cluster.ts';
import { type InstanceType, SPOT_PRICE_SHARE } from '../world/instance-types.ts';
import { lifecycleOf, type Node } from '../world/node.ts';

const MIB_PER_GIB = 1024;
/** What of a machine is left for pods. */
const ALLOCATABLE_SHARE = 0.92;
/** What the DaemonSets of a cluster ask of each node: why few large nodes are cheaper than many small ones. */
const DAEMON_SETS = { cpuMilli: 400, memoryMib: 768 } as const;

/** A node that a plan would create. */
export interface GreenNode {
  readonly instanceType: InstanceType;
  readonly isSpot: boolean;
  readonly pricePerHour: number;
}

/** What a plan takes away and what it puts in its place. */
export interface Exchange {
  readonly blue: readonly Node[];
  readonly green: readonly GreenNode[];
  readonly placements: ReadonlyMap<string, readonly Placement[]>;
}

/** What limits a plan. */
export interface ExchangeLimits {
  readonly minNodes: number;
  /** The nodes to look at; all of them when empty. */
  readonly nodeIds: readonly string[];
  readonly ignoresPinnedPods: boolean;
  /** The architecture of the machines to choose from, whatever the default template says. @default as it says */
  readonly architecture?: InstanceType['architecture'];
  /** Whether a node's pods may run on spot. @default as the node is, unless the default template has it otherwise */
  readonly isSpot?: (node: Node) => boolean;
}

/** Works out the cheapest nodes that the requests of the replaceable ones fit on, spot for spot unless the default template has it otherwise. */
export function planExchange(cluster: Cluster, contents: ClusterState, limits: ExchangeLimits): Exchange {
  const placements = placePods(contents);
  const replaceable = contents.nodes.toArray().filter((node) => {
    const isMeant = limits.nodeIds.length === 0 || limits.nodeIds.includes(node.id);
    const problems = nodeProblems(node, limits.ignoresPinnedPods ? [] : placements.get(node.id));
    return isMeant && node.state.phase === 'ready' && problems.length === 0;
  });
  const template = contents.nodeTemplates.find(({ isDefault }) => isDefault === true)?.constraints ?? {};
  const { architecture } = limits;
  const constraints = architecture === undefined ? template : { ...template, architectures: [architecture] };
  const asTemplate = (node: Node): boolean =>
    constraints.spot !== false && (constraints.onDemand === false || lifecycleOf(node) !== 'on_demand');
  const { isSpot = asTemplate } = limits;
  const types = plannableInstanceTypes(cluster, constraints);
  // Where no machine is allowed, nothing can be replaced.
  const blue = types.length === 0 ? [] : replaceable;
  const onDemand = cheapest(
    blue.filter((node) => !isSpot(node)),
    { types, isSpot: false },
  );
  const spot = cheapest(blue.filter(isSpot), { types, isSpot: true });
  return { blue, green: pad([...onDemand, ...spot], limits.minNodes), placements };
}

function cheapest(
  nodes: readonly Node[],
  { types, isSpot }: { readonly types: readonly InstanceType[]; readonly isSpot: boolean },
): readonly GreenNode[] {
  if (nodes.length === 0) return [];
  const cpuMilli = sum(nodes, ({ resources }) => resources.cpuRequestsMilli ?? 0);
  const memoryMib = sum(nodes, ({ resources }) => resources.memRequestsMib ?? 0);
  const [best] = types
    .map((instanceType) => {
      const roomMilli = instanceType.cpuCores * 1000 * ALLOCATABLE_SHARE - DAEMON_SETS.cpuMilli;
      const roomMib = instanceType.memoryGib * MIB_PER_GIB * ALLOCATABLE_SHARE - DAEMON_SETS.memoryMib;
      const count = Math.max(1, Math.ceil(Math.max(cpuMilli / roomMilli, memoryMib / roomMib)));
      const pricePerHour = instanceType.pricePerHour * (isSpot ? SPOT_PRICE_SHARE : 1);
      return { instanceType, count, pricePerHour };
    })
    .toSorted((a, b) => a.count * a.pricePerHour - b.count * b.pricePerHour);
  if (best === undefined) return [];
  const { instanceType, pricePerHour } = best;
  return Array.from({ length: best.count }, () => ({ instanceType, isSpot, pricePerHour }));
}

function pad(nodes: readonly GreenNode[], minNodes: number): readonly GreenNode[] {
  const [first] = nodes;
  if (first === undefined) return nodes;
  return [...nodes, ...Array.from({ length: Math.max(0, minNodes - nodes.length) }, () => first)];
}

function sum<T>(items: readonly T[], read: (item: T) => number): number {
  return items.reduce((total, item) => total + read(item), 0);
}

/** What one set of nodes comes to, as the API writes it. */
export function totalsOf(
  nodes: readonly {
    readonly cpuMilli: number;
    readonly memoryMib: number;
    readonly price: number;
    readonly pods: number;
  }[],
): Schemas['RebalancingTotals'] {
  const price = sum(nodes, (node) => node.price);
  const pods = sum(nodes, (node) => node.pods);
  return {
    nodes: nodes.length,
    replaceableNodes: nodes.length,
    pods,
    migratablePods: pods,
    problematicPods: 0,
    milliCpu: sum(nodes, (node) => node.cpuMilli),
    memoryMib: sum(nodes, (node) => node.memoryMib),
    ...writePrices(price),
  };
}

const HOURS_PER_MONTH = 730;

/** An hourly price and its month, in dollars as text. */
export function writePrices(pricePerHour: number): {
  readonly priceHourly: string;
  readonly priceMonthly: string;
} {
  return { priceHourly: pricePerHour.toFixed(6), priceMonthly: (pricePerHour * HOURS_PER_MONTH).toFixed(2) };
}
