import type { Schemas } from '@castai-bot/api';
import { countPods } from '../pods/node-problems.ts';
import type { State } from '../state/state.ts';
import { lifecycleOf, type Node } from '../world/node.ts';
import { type Prices, totalAmounts } from './amounts.ts';
import { amountsNow } from './cluster-amounts.ts';
import { storageOf } from './storage.ts';
import { noneOf, overprovisioned, triple, write } from './write.ts';

/** Writes what a cluster is and costs now. */
export function writeClusterSummary(
  state: State,
  clusterId: string,
  prices: Prices,
): Schemas['ClusterCostSummary'] {
  const { nodes, workloads, pods } = state.of(clusterId);
  const all = nodes.toArray();
  const amounts = amountsNow(state, clusterId, prices);
  const total = totalAmounts(amounts);
  const storage = storageOf(total);
  const podCount = workloads.toArray().reduce((sum, workload) => sum + workload.podCount, 0);
  const waiting = countPods(pods.waiting());
  return {
    clusterId,
    ...countNodes(all),
    podCount: String(podCount - waiting),
    unschedulablePodCount: String(waiting),
    cpuUsed: write(total.cpuUsed),
    ramUsed: write(total.ramUsed),
    storageProvisioned: write(storage.provisioned),
    storageRequested: write(storage.requested),
    storageClaimed: write(storage.claimed),
    storageCostHourly: write(storage.cost),
    clusterScore: write(Math.max(0, 100 - overprovisioned(total.cpu, total.cpuRequested))),
    ...triple('cpuProvisioned', amounts, ({ cpu }) => cpu),
    ...triple('cpuAllocatable', amounts, ({ cpuAllocatable }) => cpuAllocatable),
    ...triple('cpuRequested', amounts, ({ cpuRequested }) => cpuRequested),
    ...triple('ramProvisioned', amounts, ({ ram }) => ram),
    ...triple('ramAllocatable', amounts, ({ ramAllocatable }) => ramAllocatable),
    ...triple('ramRequested', amounts, ({ ramRequested }) => ramRequested),
    ...triple('costHourly', amounts, ({ cost }) => cost),
    ...triple('cpuCostHourly', amounts, ({ cpuCost }) => cpuCost),
    ...triple('ramCostHourly', amounts, ({ ramCost }) => ramCost),
    ...noneOf('gpuProvisioned'),
    ...noneOf('gpuAllocatable'),
    ...noneOf('gpuRequested'),
    ...noneOf('gpuCostHourly'),
    ...noneOf('gpuUsed'),
    ...noneOf('gpuIdle'),
    ...noneOf('gpuNotUsed'),
    ...noneOf('tpuProvisioned'),
    ...noneOf('tpuAllocatable'),
    ...noneOf('tpuRequested'),
    ...noneOf('tpuCostHourly'),
  };
}

/** Writes the nodes of a cluster by who manages them. */
export function writeNodesSummaries(state: State, clusterId: string): Schemas['NodesSummary'][] {
  const groups = Map.groupBy(state.of(clusterId).nodes.toArray(), isCastai);
  const providerType = state.clusters.get(clusterId)?.providerType?.toUpperCase() ?? 'UNKNOWN';
  return [...groups].map(([isOurs, nodes]) => {
    const sum = (read: (node: Node) => number | undefined): number =>
      nodes.reduce((total, node) => total + (read(node) ?? 0), 0);
    return {
      managedBy: isOurs ? 'CASTAI' : providerType,
      linuxNodeCount: String(nodes.length),
      windowsNodeCount: '0',
      cpuOverprovisioning: write(
        overprovisioned(
          sum(({ resources }) => resources.cpuCapacityMilli),
          sum(({ resources }) => resources.cpuRequestsMilli),
        ),
      ),
      ramOverprovisioning: write(
        overprovisioned(
          sum(({ resources }) => resources.memCapacityMib),
          sum(({ resources }) => resources.memRequestsMib),
        ),
      ),
    };
  });
}

function countNodes(nodes: readonly Node[]): Partial<Schemas['ClusterCostSummary']> {
  const count = (lifecycle: string, isOurs: boolean): string =>
    String(nodes.filter((node) => lifecycleOf(node) === lifecycle && isCastai(node) === isOurs).length);
  return {
    nodeCountOnDemand: count('on_demand', false),
    nodeCountSpot: count('spot', false),
    nodeCountOnDemandCastai: count('on_demand', true),
    nodeCountSpotCastai: count('spot', true),
    nodeCountSpotFallbackCastai: count('fallback', true),
    unknownNodeCount: '0',
  };
}

function isCastai({ labels }: Node): boolean {
  return labels['provisioner.cast.ai/managed-by'] === 'cast.ai';
}
