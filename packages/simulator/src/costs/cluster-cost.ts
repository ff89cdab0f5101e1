import type { Schemas } from '@castai-bot/api';
import { addAmounts, type Amounts, type ByLifecycle, totalAmounts } from './amounts.ts';
import { storageOf } from './storage.ts';
import { hoursOf, type StepBucket } from './window.ts';
import { writeTime } from '../time/write-time.ts';
import { NONE, noneOf, triple, write } from './write.ts';

/** The average amounts of one step of a report. */
export interface Step {
  readonly bucket: StepBucket;
  readonly amounts: ByLifecycle;
}

/** Writes one step of a cluster's cost, called by its end: average hourly amounts, and with `total` in their names the sums of the step. */
export function writeCostPoint({ bucket, amounts }: Step): Schemas['ClusterCostPoint'] {
  const hours = hoursOf(bucket);
  const storage = storageOf(totalAmounts(amounts));
  return {
    timestamp: writeTime(bucket.fullEnd),
    ...triple('cost', amounts, ({ cost }) => cost),
    ...triple('cpuCount', amounts, ({ cpu }) => cpu),
    ...triple('cpuCost', amounts, ({ cpuCost }) => cpuCost),
    ...triple('ramGib', amounts, ({ ram }) => ram),
    ...triple('ramCost', amounts, ({ ramCost }) => ramCost),
    ...noneOf('gpuCount'),
    ...noneOf('gpuCost'),
    ...noneOf('tpuCount'),
    ...noneOf('tpuCost'),
    ...triple('totalCpuCost', amounts, ({ cpuCost }) => cpuCost * hours),
    ...triple('totalRamCost', amounts, ({ ramCost }) => ramCost * hours),
    ...noneOf('totalGpuCost'),
    ...noneOf('totalTpuCost'),
    storageGib: write(storage.provisioned),
    storageCost: write(storage.cost),
    totalStorageCost: write(storage.cost * hours),
  };
}

/** Writes the sums and averages of a cluster's cost over all steps; the disks are part of the whole, not of a lifecycle. */
export function writeCostTotals(steps: readonly Step[]): Schemas['ClusterCostTotals'] {
  const hours = steps.reduce((sum, { bucket }) => sum + hoursOf(bucket), 0);
  const average = averageOver(steps, hours);
  const all = totalAmounts(average);
  const storage = storageOf(all);
  return {
    totalCost: write((all.cost + storage.cost) * hours),
    totalCpuCost: write(all.cpuCost * hours),
    totalRamCost: write(all.ramCost * hours),
    totalGpuCost: NONE,
    totalTpuCost: NONE,
    totalStorageCost: write(storage.cost * hours),
    avgCost: write(all.cost + storage.cost),
    avgCpuCost: write(all.cpuCost),
    avgRamCost: write(all.ramCost),
    avgGpuCost: NONE,
    avgTpuCost: NONE,
    avgStorageCost: write(storage.cost),
    avgCpuCount: write(all.cpu),
    avgRamGib: write(all.ram),
    avgGpuCount: NONE,
    avgTpuCount: NONE,
    avgStorageGib: write(storage.provisioned),
    ...triple('totalCost', average, ({ cost }) => cost * hours),
    ...triple('avgCpuCount', average, ({ cpu }) => cpu),
    ...triple('avgRamGib', average, ({ ram }) => ram),
    ...triple('avgCpuCost', average, ({ cpuCost }) => cpuCost),
    ...triple('avgRamCost', average, ({ ramCost }) => ramCost),
    ...noneOf('avgGpuCount'),
    ...noneOf('avgGpuCost'),
    ...noneOf('avgTpuCount'),
    ...noneOf('avgTpuCost'),
  };
}

/** The average of steps, each weighed by its length. */
export function averageOver(steps: readonly Step[], hours: number): ByLifecycle {
  const of = (read: (amounts: ByLifecycle) => Amounts): Amounts =>
    addAmounts(
      steps.map(({ bucket, amounts }) => ({
        amounts: read(amounts),
        weight: hours === 0 ? 0 : hoursOf(bucket) / hours,
      })),
    );
  return {
    on_demand: of((amounts) => amounts.on_demand),
    spot: of(({ spot }) => spot),
    fallback: of(({ fallback }) => fallback),
  };
}
