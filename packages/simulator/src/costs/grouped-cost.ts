import type { State } from '../state/state.ts';
import type { Workload } from '../world/workload.ts';
import { mergeAmounts } from './amounts.ts';
import { type Sharing, shareCosts, type WorkloadAmounts } from './workload-cost.ts';

/** A workload, wherever it runs. */
export interface Member {
  readonly clusterId: string;
  readonly workload: Workload;
}

/** What a group of workloads has and costs on average over a time. */
export function groupCost(state: State, members: readonly Member[], sharing: Sharing): WorkloadAmounts {
  const parts = [...Map.groupBy(members, ({ clusterId }) => clusterId)].flatMap(([clusterId, inCluster]) => {
    const shares = shareCosts(state, clusterId, sharing);
    return inCluster.map(({ workload }) => shares.of(workload));
  });
  const podsOf = (lifecycle: keyof WorkloadAmounts['pods']): number =>
    parts.reduce((sum, { pods }) => sum + pods[lifecycle], 0);
  return {
    amounts: mergeAmounts(parts.map(({ amounts }) => amounts)),
    pods: { on_demand: podsOf('on_demand'), spot: podsOf('spot'), fallback: podsOf('fallback') },
  };
}
