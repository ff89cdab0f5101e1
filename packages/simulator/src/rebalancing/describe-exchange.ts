import type { Schemas } from '@castai-bot/api';
import { countPods } from '../behaviour/place-pods.ts';
import type { ClusterState } from '../state/contents.ts';
import { lifecycleOf, type Node, priceOf } from '../world/node.ts';
import { type Exchange, type GreenNode, totalsOf, writePrices } from './plan-nodes.ts';

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
    diff: difference(
      exchange,
      kept.reduce((sum, { price }) => sum + price, 0),
    ),
    recommendations: { applied: false },
  };
}

/** What an exchange saves of the affected nodes' price, in percent; below zero when it costs more. */
export function savingsPercentage({ blue, green }: Pick<Exchange, 'blue' | 'green'>): number {
  const before = blue.reduce((sum, node) => sum + priceOf(node), 0);
  const after = green.reduce((sum, { pricePerHour }) => sum + pricePerHour, 0);
  return before === 0 ? 0 : ((before - after) / before) * 100;
}

function difference(exchange: Exchange, keptPrice: number): Schemas['RebalancingDiff'] {
  const before = exchange.blue.reduce((sum, node) => sum + priceOf(node), 0);
  const after = exchange.green.reduce((sum, { pricePerHour }) => sum + pricePerHour, 0);
  const clusterPrice = before + keptPrice;
  const clusterSavings = clusterPrice === 0 ? 0 : ((before - after) / clusterPrice) * 100;
  return {
    ...writePrices(before - after),
    savingsPercentage: savingsPercentage(exchange).toFixed(2),
    clusterSavingsPercentage: clusterSavings.toFixed(2),
  };
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
    managedBy: node.labels['provisioner.cast.ai/managed-by'] === 'cast.ai' ? 'castai' : 'provider',
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
