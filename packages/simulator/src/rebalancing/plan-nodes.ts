import type { Schemas } from '@castai-bot/api';
import { plannableInstanceTypes } from '../behaviour/available-instance-types.ts';
import { nodeProblems } from '../pods/node-problems.ts';
import type { Placement } from '../pods/pod-book.ts';
import type { ClusterState } from '../state/contents.ts';
import type { Cluster } from '../world/cluster.ts';
import type { InstanceType } from '../world/instance-types.ts';
import { lifecycleOf, type Node } from '../world/node.ts';
import { cheapestNodes, type GreenNode } from './cheapest-nodes.ts';

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
  const placements = contents.pods.placements();
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
  const groups = [false, true].map((onSpot) => {
    const blue = replaceable.filter((node) => isSpot(node) === onSpot);
    return { blue, green: cheapestNodes(blue, { types, isSpot: onSpot, placements }) };
  });
  // Where no machine is allowed, or none has room, nothing can be replaced.
  const replaced = groups.filter(({ green }) => green.length > 0);
  const blue = new Set(replaced.flatMap((group) => group.blue));
  return {
    blue: replaceable.filter((node) => blue.has(node)),
    green: pad(
      replaced.flatMap(({ green }) => green),
      limits.minNodes,
    ),
    placements,
  };
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
