import type { Schemas } from '@castai-bot/api';
import { requestsOf, type Resources, usageOf } from '../behaviour/workload-resources.ts';
import type { Workload } from '../world/workload.ts';
import { type Amounts, totalAmounts } from './amounts.ts';
import { type Bucket, hoursOf } from './window.ts';
import type { Shares } from './workload-cost.ts';
import { perUnit, write } from './write.ts';

/** Writes what a workload requests and does not use, and what that costs over the window. */
export function writeWorkloadEfficiency(
  workload: Workload,
  { shares, bucket }: { readonly shares: Shares; readonly bucket: Bucket },
): Schemas['WorkloadEfficiency'] {
  const requests = requestsOf(workload);
  const usage = usageOf(workload);
  const { amounts } = shares.of(workload);
  const hours = hoursOf(bucket);
  const impact = (part: Amounts): number => wastedCost(part) * hours;
  return {
    workloadName: workload.name,
    workloadType: workload.kind,
    namespace: workload.namespace,
    requests: writeResources(requests),
    usage: writeResources(usage),
    waste: writeResources({
      cpuCores: Math.max(0, requests.cpuCores - usage.cpuCores),
      memoryGib: Math.max(0, requests.memoryGib - usage.memoryGib),
    }),
    costImpact: {
      onDemand: write(impact(amounts.on_demand)),
      spot: write(impact(amounts.spot)),
      spotFallback: write(impact(amounts.fallback)),
    },
    totalCostImpact: write(impact(totalAmounts(amounts))),
  };
}

export function writeResources({ cpuCores, memoryGib }: Resources): Schemas['CostResources'] {
  return { cpu: write(cpuCores), memoryGib: write(memoryGib) };
}

/** What of an hour's cost is for what is not used. */
export function wastedCost({
  cpuCost,
  ramCost,
  cpuRequested,
  cpuUsed,
  ramRequested,
  ramUsed,
}: Amounts): number {
  const cpu = perUnit(cpuCost, cpuRequested) * Math.max(0, cpuRequested - cpuUsed);
  const ram = perUnit(ramCost, ramRequested) * Math.max(0, ramRequested - ramUsed);
  return cpu + ram;
}
