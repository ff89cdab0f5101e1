import type { Schemas } from '@castai-bot/api';
import { countPods } from '../pods/node-problems.ts';
import type { ClusterState } from '../state/contents.ts';
import { isCastaiManaged, lifecycleOf, type Node } from '../world/node.ts';
import { priceOf } from '../world/node-price.ts';
import type { GreenNode } from './cheapest-nodes.ts';
import { type Exchange, totalsOf, writePrices } from './plan-nodes.ts';

const MIB_PER_GIB = 1024;

type Configurations = Schemas['RebalancingConfigurations'];

/** Writes an exchange as the configurations of a plan: what is there, what would be, and the difference. */
export function describeExchange(exchange: Exchange, contents: ClusterState): Configurations {
  const { blue, green, placements } = exchange;
  const blueIds = new Set(blue.map(({ id }) => id));
  const all = contents.nodes.toArray();
  const kept = all.filter(({ id }) => !blueIds.has(id)).map((node) => measure(node, placements));
  const before = blue.map((node) => measure(node, placements));
  const movedPods = before.reduce((sum, { pods }) => sum + pods, 0);
  const after = green.map((node, index) =>
    measureGreen(node, { index, count: green.length, pods: movedPods }),
  );
  return {
    blue: {
      nodes: blue.map((node) => writeBlue(node, placements)),
      totals: totalsOf(before),
      clusterTotals: totalsOf([...kept, ...before]),
    },
    green: {
      nodes: green.map(writeGreen),
      totals: totalsOf(after),
      clusterTotals: totalsOf([...kept, ...after]),
    },
    diff: difference({
      before: sumPrices(before),
      after: sumPrices(after),
      kept: sumPrices(kept),
    }),
    recommendations: { applied: false },
  };
}

/** What an exchange has come to: the nodes that are there now, and what they save of those that were replaced. */
export function describeAchieved(
  contents: ClusterState,
  { blue, green }: { readonly blue: readonly Node[]; readonly green: readonly Node[] },
): Pick<Configurations, 'achieved' | 'achievedDiff'> {
  const placements = contents.pods.placements();
  const greenIds = new Set(green.map(({ id }) => id));
  const after = green.map((node) => measure(node, placements));
  const kept = contents.nodes
    .toArray()
    .filter(({ id }) => !greenIds.has(id))
    .map((node) => measure(node, placements));
  const before = blue.map((node) => measure(node, placements));
  return {
    achieved: { affectedNodeTotals: totalsOf(after), clusterTotals: totalsOf([...kept, ...after]) },
    achievedDiff: difference({ before: sumPrices(before), after: sumPrices(after), kept: sumPrices(kept) }),
  };
}

/** What is saved of a price, in percent; below zero when it costs more. */
export function savingsBetween(before: number, after: number): number {
  return before === 0 ? 0 : ((before - after) / before) * 100;
}

/** What a change of prices an hour saves: `before` and `after` are of the affected nodes, `kept` is of the others. */
function difference({
  before,
  after,
  kept,
}: {
  readonly before: number;
  readonly after: number;
  readonly kept: number;
}): Schemas['RebalancingDiff'] {
  return {
    ...writePrices(before - after),
    savingsPercentage: savingsBetween(before, after).toFixed(2),
    clusterSavingsPercentage: savingsBetween(before + kept, after + kept).toFixed(2),
  };
}

function sumPrices(items: readonly { readonly price: number }[]): number {
  return items.reduce((sum, { price }) => sum + price, 0);
}

interface Measured {
  readonly cpuMilli: number;
  readonly memoryMib: number;
  readonly price: number;
  readonly pods: number;
}

function measure(node: Node, placements: Exchange['placements']): Measured {
  const { cpuCapacityMilli = 0, memCapacityMib = 0 } = node.resources;
  return {
    cpuMilli: cpuCapacityMilli,
    memoryMib: memCapacityMib,
    price: priceOf(node),
    pods: countPods(placements.get(node.id)),
  };
}

function measureGreen(
  { instanceType, pricePerHour }: GreenNode,
  { index, count, pods }: { readonly index: number; readonly count: number; readonly pods: number },
): Measured {
  return {
    cpuMilli: instanceType.cpuCores * 1000,
    memoryMib: instanceType.memoryGib * MIB_PER_GIB,
    price: pricePerHour,
    pods: Math.floor(pods / count) + (index < pods % count ? 1 : 0),
  };
}

function writeBlue(node: Node, placements: Exchange['placements']): Schemas['RebalancingNodeSetNode'] {
  const lifecycle = lifecycleOf(node);
  const { cpuCapacityMilli = 0, memCapacityMib = 0 } = node.resources;
  return {
    id: node.id,
    name: node.name,
    createdAt: node.createdAt,
    instanceType: node.instanceType,
    isControlPlane: false,
    isLegacy: false,
    isSpot: lifecycle === 'spot',
    isSpotFallback: lifecycle === 'fallback',
    managedBy: isCastaiManaged(node) ? 'castai' : 'provider',
    milliCpu: cpuCapacityMilli,
    memoryMib: memCapacityMib,
    os: 'linux',
    priceHourly: priceOf(node).toFixed(6),
    totalPods: countPods(placements.get(node.id)),
    totalProblematicPods: 0,
  };
}

function writeGreen({ instanceType, isSpot, pricePerHour }: GreenNode): Schemas['RebalancingNodeSetNode'] {
  return {
    id: null,
    instanceType: instanceType.name,
    isSpot,
    isSpotFallback: false,
    managedBy: 'castai',
    milliCpu: instanceType.cpuCores * 1000,
    memoryMib: instanceType.memoryGib * MIB_PER_GIB,
    os: 'linux',
    priceHourly: pricePerHour.toFixed(6),
  };
}
