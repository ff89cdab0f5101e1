import type { Schemas } from '@castai-bot/api';

import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { lifecycleOf, type Node } from '../world/node.ts';
import { totalPriceOf, writeGreen, writeKept, writeMonth, writeNode, writeSummary } from './priced-node.ts';
import { writeReplicatedWorkloads } from './replicated-workloads.ts';
import { exchangeFor, keptOf, runsOnSpot, type Variant } from './savings.ts';
import { diskOfNode } from './storage.ts';
import { writePriceInFull } from './write.ts';
import { writeNanosecond } from '../time/write-time.ts';

/** Rebalancing is recommended from here on, in percent. */
const WORTHWHILE = 10;

/** The keys of the variants: those that were seen, the second one a guess. */
const VARIANTS = {
  Layman: 'asIs',
  SpotInstances: 'managedOnSpot',
  SpotOnly: 'allOnSpot',
} as const satisfies Readonly<Record<string, Variant>>;

/** A cluster as it is, for its recommendations to be held against. */
interface Present {
  readonly state: State;
  readonly cluster: Cluster;
  readonly nodes: readonly Node[];
  readonly pricePerHour: number;
}

/** Writes what a cluster would save, in list prices. */
export function writeEstimatedSavings(state: State, cluster: Cluster): Schemas['EstimatedSavings'] {
  const contents = state.of(cluster.id);
  const nodes = contents.nodes.toArray();
  const written = nodes.map(writeNode);
  const pricePerHour = totalPriceOf(written);
  const present = { state, cluster, nodes, pricePerHour };
  const recommendations = Object.entries(VARIANTS).map(
    ([key, variant]) => [key, writeRecommendation(present, variant)] as const,
  );
  const [[, layman] = []] = recommendations;
  return {
    recommendations: Object.fromEntries(recommendations),
    currentConfiguration: {
      nodes: written,
      totalPrice: { hourly: writePriceInFull(pricePerHour), monthly: writeMonth(pricePerHour) },
      workloads: writeReplicatedWorkloads({
        nodes,
        placements: contents.pods.placements(),
        isSpot: (node) => lifecycleOf(node) === 'spot',
      }),
      provisionedStorageBytes: String(nodes.length * diskOfNode().total),
    },
    lastUpdatedAt: writeNanosecond(state.clock.now()),
    isRebalancingRecommended: Number(layman?.savingsPercentage ?? 0) >= WORTHWHILE,
  };
}

function writeRecommendation(present: Present, variant: Variant): Schemas['EstimatedSavingsRecommendation'] {
  const { state, cluster, nodes, pricePerHour: before } = present;
  const exchange = exchangeFor(state, cluster, { variant });
  const configurationAfter = writeConfiguration(nodes, exchange);
  const after = Number(configurationAfter.summary?.price);
  const arm = writeConfiguration(nodes, exchangeFor(state, cluster, { variant, architecture: 'arm64' }));
  const percentage = before === 0 ? 0 : ((before - after) / before) * 100;
  return {
    monthly: { priceBefore: writeMonth(before), priceAfter: writeMonth(after) },
    hourly: { priceBefore: writePriceInFull(before), priceAfter: writePriceInFull(after) },
    savingsPercentage: percentage.toFixed(10),
    details: {
      configurationAfter,
      armSavingsConfiguration: arm,
      replicatedWorkloads: writeReplicatedWorkloads({
        nodes,
        placements: exchange.placements,
        isSpot: (node) => runsOnSpot(variant, node),
      }),
      requestedStorageBytes: String(nodes.length * diskOfNode().requested),
    },
    armSavingsMonthly: {
      priceBefore: writeMonth(before),
      priceAfter: writeMonth(Number(arm.summary?.price)),
    },
  };
}

/** Writes the whole of what a cluster would be after an exchange. */
function writeConfiguration(
  nodes: readonly Node[],
  exchange: ReturnType<typeof exchangeFor>,
): Schemas['ConfigurationAfter'] {
  const after = [...keptOf(nodes, exchange).map(writeKept), ...exchange.green.map(writeGreen)];
  return { nodes: after, summary: writeSummary(after) };
}
