import { requestsOf, usageOf } from '../behaviour/workload-resources.ts';
import type { State } from '../state/state.ts';
import type { Lifecycle } from '../world/node-order.ts';
import type { Workload } from '../world/workload.ts';
import { type Amounts, type ByLifecycle, type Prices, totalAmounts } from './amounts.ts';
import { amountsOver } from './cluster-amounts.ts';
import { type Bucket, hoursOf } from './window.ts';

/** What a workload has and costs on average over a time, as its share of the cluster's nodes; costs by the hour. */
export interface WorkloadAmounts {
  readonly amounts: ByLifecycle;
  readonly pods: Readonly<Record<Lifecycle, number>>;
}

/** The shares of all the workloads of one cluster over one time. */
export interface Shares {
  readonly bucket: Bucket;
  readonly of: (workload: Workload) => WorkloadAmounts;
  /** The part of the time that a workload was there, from 0 to 1. */
  readonly presenceOf: (workload: Workload) => number;
}

/** How a report shares out what a cluster costs. */
export interface Sharing {
  readonly bucket: Bucket;
  readonly prices: Prices;
  /** Whether what nobody requests is shared out too. */
  readonly includesIdle: boolean;
}

/** Shares out what a cluster's nodes cost by what workloads request of them; together they never cost more than the nodes. */
export function shareCosts(
  state: State,
  clusterId: string,
  { bucket, prices, includesIdle }: Sharing,
): Shares {
  const workloads = state.of(clusterId).workloads.toArray();
  const cluster = amountsOver(state, clusterId, { bucket, prices });
  const total = totalAmounts(cluster);
  const requests = workloads.map((workload) => ({
    ...requestsOf(workload),
    presence: presenceOf(workload, bucket),
  }));
  const cpuRequested = requests.reduce((sum, { cpuCores, presence }) => sum + cpuCores * presence, 0);
  const ramRequested = requests.reduce((sum, { memoryGib, presence }) => sum + memoryGib * presence, 0);
  const cpuBasis = includesIdle ? cpuRequested : Math.max(cpuRequested, total.cpu);
  const ramBasis = includesIdle ? ramRequested : Math.max(ramRequested, total.ram);
  const isRunning = total.nodes > 0;
  return {
    bucket,
    presenceOf: (workload) => presenceOf(workload, bucket),
    of: (workload) => {
      const { cpuCores, memoryGib } = requestsOf(workload);
      const presence = presenceOf(workload, bucket);
      const share = (lifecycle: Lifecycle): Amounts => {
        const part = cluster[lifecycle];
        const onLifecycle = total.cpu === 0 ? 0 : part.cpu / total.cpu;
        const cpuCost = cpuBasis === 0 ? 0 : (part.cpuCost * cpuCores * presence) / cpuBasis;
        const ramCost = ramBasis === 0 ? 0 : (part.ramCost * memoryGib * presence) / ramBasis;
        const usage = usageOf(workload);
        return {
          ...part,
          nodes: 0,
          saved: 0,
          cpu: cpuCores * onLifecycle * presence,
          ram: memoryGib * onLifecycle * presence,
          cpuRequested: cpuCores * onLifecycle * presence,
          ramRequested: memoryGib * onLifecycle * presence,
          cpuUsed: usage.cpuCores * onLifecycle * presence,
          ramUsed: usage.memoryGib * onLifecycle * presence,
          cpuCost,
          ramCost,
          cost: cpuCost + ramCost,
        };
      };
      const podsOn = (lifecycle: Lifecycle): number =>
        isRunning && total.cpu > 0 ? (workload.podCount * cluster[lifecycle].cpu * presence) / total.cpu : 0;
      return {
        amounts: { on_demand: share('on_demand'), spot: share('spot'), fallback: share('fallback') },
        pods: { on_demand: podsOn('on_demand'), spot: podsOn('spot'), fallback: podsOn('fallback') },
      };
    },
  };
}

/** The part of a time that a workload was there, from 0 to 1. */
function presenceOf({ createdAt }: Workload, bucket: Bucket): number {
  const from = Math.max(Date.parse(createdAt), bucket.start);
  const hours = hoursOf(bucket);
  return hours === 0 ? 0 : Math.min(1, hoursOf({ start: from, end: bucket.end }) / hours);
}
