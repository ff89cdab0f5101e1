import type { Schemas } from '@castai-bot/api';
import { totalAmounts } from './amounts.ts';
import { type Bucket, hoursOf } from './window.ts';
import { writeTime } from '../time/write-time.ts';
import type { WorkloadAmounts } from './workload-cost.ts';
import { NONE, noneOf, triple, write } from './write.ts';

/** Writes what a workload costs in one step: average hourly amounts. */
export function writeWorkloadCostPoint(
  { amounts, pods }: WorkloadAmounts,
  bucket: Bucket,
): Schemas['WorkloadCostPoint'] {
  const minutes = hoursOf(bucket) * 60;
  return {
    timestamp: writeTime(bucket.start),
    ...triple('cost', amounts, ({ cost }) => cost),
    ...triple('cpuCount', amounts, ({ cpu }) => cpu),
    ...triple('cpuCost', amounts, ({ cpuCost }) => cpuCost),
    ...triple('ramGib', amounts, ({ ram }) => ram),
    ...triple('ramCost', amounts, ({ ramCost }) => ramCost),
    ...noneOf('gpuCount'),
    ...noneOf('gpuCost'),
    podCountOnDemand: write(pods.on_demand),
    podCountSpot: write(pods.spot),
    podCountSpotFallback: write(pods.fallback),
    uptimeMinutesOnDemand: write(pods.on_demand * minutes),
    uptimeMinutesSpot: write(pods.spot * minutes),
    uptimeMinutesSpotFallback: write(pods.fallback * minutes),
  };
}

/** Writes what a workload cost over a window: sums of money, averages of the rest. */
export function writeCostSummary(
  now: WorkloadAmounts,
  before: WorkloadAmounts,
  window: Bucket,
): Schemas['WorkloadCostSummary'] {
  const hours = hoursOf(window);
  const all = totalAmounts(now.amounts);
  const costBefore = totalAmounts(before.amounts).cost;
  const { pods } = now;
  return {
    totalCost: write(all.cost * hours),
    costOnDemand: write(now.amounts.on_demand.cost * hours),
    costSpot: write(now.amounts.spot.cost * hours),
    costSpotFallback: write(now.amounts.fallback.cost * hours),
    cpuCost: write(all.cpuCost * hours),
    ramCost: write(all.ramCost * hours),
    gpuCost: NONE,
    tpuCost: NONE,
    storageCost: NONE,
    storageGib: NONE,
    podCount: write(pods.on_demand + pods.spot + pods.fallback),
    cpuCount: write(all.cpu),
    ramGib: write(all.ram),
    gpuCount: NONE,
    tpuCount: NONE,
    totalCostPercentChange: write(costBefore === 0 ? 0 : ((all.cost - costBefore) / costBefore) * 100),
  };
}
