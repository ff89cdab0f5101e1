import type { Schemas } from '@castai-bot/api';
import type { Resources } from '../behaviour/workload-resources.ts';
import type { Workload } from '../world/workload.ts';
import { type Amounts, type ByLifecycle, totalAmounts } from './amounts.ts';
import { hoursOf, type StepBucket } from './window.ts';
import { writeTime } from '../time/write-time.ts';
import type { Shares } from './workload-cost.ts';
import { perUnit, write } from './write.ts';

/** What was requested, used and wasted in a time, and what the waste cost. */
export type Efficiency = Pick<
  Schemas['WorkloadEfficiency'],
  'requests' | 'usage' | 'waste' | 'costImpact' | 'totalCostImpact'
>;

/** Writes what a workload requests and does not use over the window of the shares, and what that costs. */
export function writeWorkloadEfficiency(workload: Workload, shares: Shares): Schemas['WorkloadEfficiency'] {
  return {
    workloadName: workload.name,
    workloadType: workload.kind,
    namespace: workload.namespace,
    ...writeEfficiency(shares.of(workload).amounts, hoursOf(shares.bucket)),
  };
}

/** Writes averages of a time of so many hours as what they came to: core-hours, GiB-hours, dollars. */
export function writeEfficiency(average: ByLifecycle, hours: number): Efficiency {
  const { cpuRequested, cpuUsed, ramRequested, ramUsed } = totalAmounts(average);
  const over = (cpuCores: number, memoryGib: number): Schemas['CostResources'] =>
    writeResources({ cpuCores: cpuCores * hours, memoryGib: memoryGib * hours });
  return {
    requests: over(cpuRequested, ramRequested),
    usage: over(cpuUsed, ramUsed),
    waste: over(Math.max(0, cpuRequested - cpuUsed), Math.max(0, ramRequested - ramUsed)),
    costImpact: writeImpact(average, hours),
    totalCostImpact: write(wastedCost(totalAmounts(average)) * hours),
  };
}

/** Writes what the waste of a workload cost in each step, called by its end; steps without the workload are left out. */
export function writeImpactHistory(
  workload: Workload,
  steps: readonly { readonly bucket: StepBucket; readonly shares: Shares }[],
): NonNullable<Schemas['TopWorkload']['costImpactHistory']> {
  return steps.flatMap(({ bucket, shares }) => {
    const { amounts } = shares.of(workload);
    if (totalAmounts(amounts).cpuRequested === 0) return [];
    return [{ timestamp: writeTime(bucket.fullEnd), costImpact: writeImpact(amounts, hoursOf(bucket)) }];
  });
}

function writeImpact(average: ByLifecycle, hours: number): Schemas['CostImpact'] {
  return {
    onDemand: write(wastedCost(average.on_demand) * hours),
    spot: write(wastedCost(average.spot) * hours),
    spotFallback: write(wastedCost(average.fallback) * hours),
  };
}

function writeResources({ cpuCores, memoryGib }: Resources): Schemas['CostResources'] {
  return { cpu: write(cpuCores), memoryGib: write(memoryGib) };
}

/** What of an hour's cost is for what is not used. */
function wastedCost({ cpuCost, ramCost, cpuRequested, cpuUsed, ramRequested, ramUsed }: Amounts): number {
  const cpu = perUnit(cpuCost, cpuRequested) * Math.max(0, cpuRequested - cpuUsed);
  const ram = perUnit(ramCost, ramRequested) * Math.max(0, ramRequested - ramUsed);
  return cpu + ram;
}
