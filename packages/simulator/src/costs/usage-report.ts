import type { Schemas } from '@castai-bot/api';
import type { State } from '../state/state.ts';
import { writeTime } from '../time/write-time.ts';
import type { Cluster } from '../world/cluster.ts';
import { totalAmounts } from './amounts.ts';
import { amountsOver } from './cluster-amounts.ts';
import { type Bucket, hoursOf, type Window } from './window.ts';

const HOURS_PER_DAY = 24;

/** Writes how many CPUs of clusters were billable, day by day; what is forecast is the same use to the end. */
export function writeUsageReport(
  state: State,
  clusters: readonly Cluster[],
  { window, whole }: { readonly window: Window; readonly whole: Bucket },
): Schemas['UsageReport'] {
  const elapsed = hoursOf(window);
  const ahead = elapsed === 0 ? 0 : hoursOf(whole) / elapsed;
  const written = clusters.map((cluster) => writeCluster(state, cluster, { window, ahead }));
  const billable = written.reduce((sum, { cumulativeBillableCpus = 0 }) => sum + cumulativeBillableCpus, 0);
  return {
    summary: {
      billableCpus: billable,
      averageBillableCpus: elapsed === 0 ? 0 : (billable * HOURS_PER_DAY) / elapsed,
      forecastedBillableCpus: billable * ahead,
    },
    clusters: written,
  };
}

function writeCluster(
  state: State,
  { id, name, providerType, providerNamespaceId }: Cluster,
  { window, ahead }: { readonly window: Window; readonly ahead: number },
): Schemas['ClusterUsageReport'] {
  const days = window.buckets.map((bucket) => ({
    day: writeTime(bucket.start),
    cpuHours: totalAmounts(amountsOver(state, id, { bucket, prices: 'listed' })).cpu * hoursOf(bucket),
  }));
  const upTo = (index: number): number =>
    days.slice(0, index + 1).reduce((sum, { cpuHours }) => sum + cpuHours, 0);
  const cpuHours = upTo(days.length);
  return {
    cluster: {
      id,
      name,
      providerType: providerType ?? 'unknown',
      providerNamespaceId: providerNamespaceId ?? '',
    },
    cumulativeCpuHours: cpuHours,
    cumulativeBillableCpus: cpuHours / HOURS_PER_DAY,
    forecastedCumulativeCpuHours: cpuHours * ahead,
    forecastedCumulativeBillableCpus: (cpuHours * ahead) / HOURS_PER_DAY,
    dailyUsages: days.map((day, index) => ({
      ...day,
      billableCpus: day.cpuHours / HOURS_PER_DAY,
      movingAverageCpuHours: upTo(index) / (index + 1),
      movingAverageBillableCpus: upTo(index) / (index + 1) / HOURS_PER_DAY,
    })),
  };
}
