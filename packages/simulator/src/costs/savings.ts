import type { Schemas } from '@castai-bot/api';
import { type Exchange, type ExchangeLimits, planExchange } from '../rebalancing/plan-nodes.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { lifecycleOf, type Node } from '../world/node.ts';
import { priceOf } from '../world/node-price.ts';
import { cpuCoresOf, memoryGibOf } from './unit-prices.ts';

/** What a cluster could be made of instead: as it is, with spot for what may, or all spot. */
export type Variant = 'asIs' | 'managedOnSpot' | 'allOnSpot';

/** What a variant costs and is made of, by the hour. */
export function costDetailsOf(
  state: State,
  cluster: Cluster,
  variant: Variant | 'current',
): Required<Schemas['CostDetails']> {
  const nodes = state.of(cluster.id).nodes.toArray();
  const exchange = variant === 'current' ? undefined : exchangeFor(state, cluster, { variant });
  const members = [
    ...keptOf(nodes, exchange).map((node) => ({
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

/** The nodes that an exchange leaves alone. */
export function keptOf(nodes: readonly Node[], exchange: Exchange | undefined): readonly Node[] {
  const replaced = new Set(exchange?.blue.map(({ id }) => id));
  return nodes.filter(({ id }) => !replaced.has(id));
}

/** Plans the exchange that makes a cluster what a variant says. */
export function exchangeFor(
  state: State,
  cluster: Cluster,
  {
    variant,
    architecture,
  }: { readonly variant: Variant; readonly architecture?: NonNullable<ExchangeLimits['architecture']> },
): Exchange {
  return planExchange(cluster, state.of(cluster.id), {
    minNodes: 0,
    nodeIds: [],
    ignoresPinnedPods: false,
    isSpot: (node) => runsOnSpot(variant, node),
    ...(architecture === undefined ? {} : { architecture }),
  });
}

/** Whether what runs on a node would run on spot. */
export function runsOnSpot(variant: Variant, node: Node): boolean {
  if (variant === 'allOnSpot') return true;
  const isManaged = node.labels['provisioner.cast.ai/managed-by'] === 'cast.ai';
  return lifecycleOf(node) !== 'on_demand' || (variant === 'managedOnSpot' && isManaged);
}
