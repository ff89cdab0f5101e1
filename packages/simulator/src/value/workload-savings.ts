import { requestsOf } from '../behaviour/workload-resources.ts';
import type { Prices } from '../costs/amounts.ts';
import { type Bucket, hoursOf } from '../costs/window.ts';
import { shareCosts } from '../costs/workload-cost.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import { baselineOf, baselinePrices } from './baseline.ts';
import { isManaged } from './managed-workloads.ts';

/** What workload autoscaling takes away: dollars of a time, and the cores that it takes away on average. */
export interface WorkloadSavings {
  readonly cost: number;
  readonly cpuCores: number;
}

/** What the managed workloads of a cluster ask less than they once did, in the prices of its baseline; nothing without one. */
export function workloadSavings(
  state: State,
  cluster: Cluster,
  { bucket, prices }: { readonly bucket: Bucket; readonly prices: Prices },
): WorkloadSavings {
  const baseline = baselineOf(cluster);
  const hours = hoursOf(bucket);
  if (baseline === undefined || hours === 0) return { cost: 0, cpuCores: 0 };
  const { perCore, perGib } = baselinePrices(baseline, prices);
  const { presenceOf } = shareCosts(state, cluster.id, { bucket, prices, includesIdle: false });
  return state
    .of(cluster.id)
    .workloads.toArray()
    .filter(isManaged)
    .map((workload) => {
      const [now, before] = [requestsOf(workload), requestsOf(workload, 'originalResources')];
      const presence = presenceOf(workload);
      const cpuCores = Math.max(0, before.cpuCores - now.cpuCores) * presence;
      const memoryGib = Math.max(0, before.memoryGib - now.memoryGib) * presence;
      return { cost: (cpuCores * perCore + memoryGib * perGib) * hours, cpuCores };
    })
    .reduce((sum, each) => ({ cost: sum.cost + each.cost, cpuCores: sum.cpuCores + each.cpuCores }), {
      cost: 0,
      cpuCores: 0,
    });
}
