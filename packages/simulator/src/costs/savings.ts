import type { Schemas } from '@castai-bot/api';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { lifecycleOf, type Node, priceOf } from '../world/node.ts';
import { type Exchange, type GreenNode, planExchange } from '../rebalancing/plan-nodes.ts';
import { cpuCoresOf, memoryGibOf, unitPricesOf } from './unit-prices.ts';
import { write } from './write.ts';

const HOURS_PER_MONTH = 730;
const BYTES_PER_GIB = 1_073_741_824;
/** Rebalancing is recommended from here on, in percent. */
const WORTHWHILE = 10;

/** What a cluster could be made of instead: as it is, with spot for what may, and all spot. The keys are those that were seen, the second one a guess. */
const VARIANTS = {
  Layman: 'asIs',
  SpotInstances: 'managedOnSpot',
  SpotOnly: 'allOnSpot',
} as const;

type Variant = (typeof VARIANTS)[keyof typeof VARIANTS];

/** Writes what a cluster would save, in list prices. */
export function writeEstimatedSavings(state: State, cluster: Cluster): Schemas['EstimatedSavings'] {
  const nodes = state.of(cluster.id).nodes.toArray();
  const before = nodes.reduce((sum, node) => sum + priceOf(node), 0);
  const told = Object.entries(VARIANTS).filter(
    ([key]) => key !== 'SpotInstances' || state.guesses.estimatesSpotInstances,
  );
  const recommendations = told.map(([key, variant]) => {
    const exchange = exchangeFor(state, cluster, variant);
    return [key, writeRecommendation(exchange, before)] as const;
  });
  const [[, layman] = []] = recommendations;
  return {
    recommendations: Object.fromEntries(recommendations),
    currentConfiguration: {
      nodes: nodes.map(writeNode),
      totalPrice: { hourly: write(before), monthly: write(before * HOURS_PER_MONTH) },
      workloads: [],
      provisionedStorageBytes: '0',
    },
    lastUpdatedAt: state.timestamp(),
    isRebalancingRecommended: Number(layman?.savingsPercentage ?? 0) >= WORTHWHILE,
  };
}

/** What a variant costs and is made of, by the hour. */
export function writeCostDetails(
  state: State,
  cluster: Cluster,
  variant: Variant | 'current',
): Schemas['CostDetails'] {
  const nodes = state.of(cluster.id).nodes.toArray();
  const exchange = variant === 'current' ? undefined : exchangeFor(state, cluster, variant);
  const kept = nodes.filter(({ id }) => !exchange?.blue.some((node) => node.id === id));
  const members = [
    ...kept.map((node) => ({
      price: priceOf(node),
      isSpot: lifecycleOf(node) === 'spot',
      cpu: cpuCoresOf(node),
      ram: memoryGibOf(node),
    })),
    ...(exchange?.green ?? []).map(({ instanceType, isSpot, pricePerHour }) => ({
      price: pricePerHour,
      isSpot,
      cpu: instanceType.cpuCores,
      ram: instanceType.memoryGib,
    })),
  ];
  const spot = members.filter(({ isSpot }) => isSpot);
  return {
    costPerHour: members.reduce((sum, { price }) => sum + price, 0),
    totalNodeCount: members.length,
    spotNodeCount: spot.length,
    totalCpu: members.reduce((sum, { cpu }) => sum + cpu, 0),
    spotCpu: spot.reduce((sum, { cpu }) => sum + cpu, 0),
    totalRamGib: members.reduce((sum, { ram }) => sum + ram, 0),
    spotRamGib: spot.reduce((sum, { ram }) => sum + ram, 0),
  };
}

function exchangeFor(state: State, cluster: Cluster, variant: Variant): Exchange {
  return planExchange(cluster, state.of(cluster.id), {
    minNodes: 0,
    nodeIds: [],
    ignoresPinnedPods: false,
    isSpot: (node) => {
      if (variant === 'allOnSpot') return true;
      const isManaged = node.labels['provisioner.cast.ai/managed-by'] === 'cast.ai';
      return lifecycleOf(node) !== 'on_demand' || (variant === 'managedOnSpot' && isManaged);
    },
  });
}

function writeRecommendation(
  { blue, green }: Exchange,
  before: number,
): Schemas['EstimatedSavingsRecommendation'] {
  const replaced = blue.reduce((sum, node) => sum + priceOf(node), 0);
  const after = before - replaced + green.reduce((sum, { pricePerHour }) => sum + pricePerHour, 0);
  const percentage = before === 0 ? 0 : ((before - after) / before) * 100;
  return {
    hourly: { priceBefore: write(before), priceAfter: write(after) },
    monthly: {
      priceBefore: write(before * HOURS_PER_MONTH),
      priceAfter: write(after * HOURS_PER_MONTH),
    },
    savingsPercentage: percentage.toFixed(2),
    details: {
      configurationAfter: { nodes: green.map(writeGreen) },
      replicatedWorkloads: [],
      requestedStorageBytes: '0',
    },
  };
}

function writeNode(node: Node): Schemas['PricedNode'] {
  const lifecycle = lifecycleOf(node);
  const unit = unitPricesOf([node]);
  return {
    nodeName: node.name,
    instanceType: node.instanceType,
    cpuCores: cpuCoresOf(node),
    ramBytes: memoryGibOf(node) * BYTES_PER_GIB,
    gpu: 0,
    price: write(priceOf(node)),
    cpuPrice: write(unit.cpuCore * cpuCoresOf(node)),
    ramPrice: write(unit.ramGib * memoryGibOf(node)),
    spot: lifecycle === 'spot',
    fallback: lifecycle === 'fallback',
    master: false,
    infra: false,
    os: 'linux',
    ...(node.zone === undefined ? {} : { az: node.zone }),
  };
}

function writeGreen({ instanceType, isSpot, pricePerHour }: GreenNode): Schemas['PricedNode'] {
  return {
    instanceType: instanceType.name,
    cpuCores: instanceType.cpuCores,
    ramBytes: instanceType.memoryGib * BYTES_PER_GIB,
    gpu: 0,
    price: write(pricePerHour),
    spot: isSpot,
    fallback: false,
    master: false,
    infra: false,
    os: 'linux',
  };
}
