import type { Schemas } from '@castai-bot/api';
import { type Prices, totalAmounts } from '../costs/amounts.ts';
import { type Bucket, hoursOf } from '../costs/window.ts';
import { shareCosts } from '../costs/workload-cost.ts';
import type { State } from '../state/state.ts';
import type { Cluster } from '../world/cluster.ts';
import type { Workload } from '../world/workload.ts';
import { isInstalled } from '../world/workload-autoscaler.ts';

const BYTES_PER_GIB = 1_073_741_824;

type Usage = Schemas['RealizedWorkloadUsage'];

/** Whether workload autoscaling acts on a workload. */
export function isManaged({ workloadConfigV2 }: Workload): boolean {
  return workloadConfigV2.vpaConfig.managementOption === 'MANAGED';
}

/** Whether workload autoscaling acts in a cluster: it was installed, and some workload is managed. */
export function optimizesWorkloads(state: State, { id }: Pick<Cluster, 'id'>): boolean {
  const { workloadAutoscaler, workloads } = state.of(id);
  return isInstalled(workloadAutoscaler.get()) && workloads.find(isManaged) !== undefined;
}

/** Writes how many workloads of clusters were managed in a time, and what those and the others asked for and used. */
export function writeWorkloadOptimization(
  state: State,
  clusters: readonly Cluster[],
  { bucket, prices }: { readonly bucket: Bucket; readonly prices: Prices },
): Schemas['RealizedWorkloadOptimization'] {
  const hours = hoursOf(bucket);
  const measured = clusters.flatMap(({ id }) => {
    const shares = shareCosts(state, id, { bucket, prices, includesIdle: false });
    return state
      .of(id)
      .workloads.toArray()
      .filter((workload) => shares.presenceOf(workload) > 0)
      .map((workload) => ({
        isManaged: isManaged(workload),
        all: totalAmounts(shares.of(workload).amounts),
      }));
  });
  const managed = measured.filter((each) => each.isManaged);
  const usageOf = (items: typeof measured): Usage => ({
    cpuUsedCoreHours: items.reduce((sum, { all }) => sum + all.cpuUsed * hours, 0),
    cpuRequestedCoreHours: items.reduce((sum, { all }) => sum + all.cpuRequested * hours, 0),
    memoryUsedByteHours: items.reduce((sum, { all }) => sum + all.ramUsed * hours * BYTES_PER_GIB, 0),
    memoryRequestedByteHours: items.reduce(
      (sum, { all }) => sum + all.ramRequested * hours * BYTES_PER_GIB,
      0,
    ),
  });
  return {
    managedWorkloadCount: String(managed.length),
    totalWorkloadCount: String(measured.length),
    managed: usageOf(managed),
    unmanaged: usageOf(measured.filter((each) => !each.isManaged)),
  };
}
