import type { Schemas } from '@castai-bot/api';
import { type ByLifecycle, totalAmounts } from './amounts.ts';
import { storageOf } from './storage.ts';
import { NONE, write } from './write.ts';

/** Writes the average hour of a period, with how much its cost changed from the period before. */
export function writePeriod(average: ByLifecycle, before: ByLifecycle): Schemas['OrganizationCostSummary'] {
  const all = totalAmounts(average);
  const storage = storageOf(all);
  const costBefore = totalAmounts(before).cost;
  return {
    totalCost: write(all.cost),
    cpuCost: write(all.cpuCost),
    ramCost: write(all.ramCost),
    costOnDemand: write(average.on_demand.cost),
    costSpot: write(average.spot.cost),
    costFallback: write(average.fallback.cost),
    cpuProvisioned: write(all.cpu),
    cpuAllocatable: write(all.cpuAllocatable),
    cpuRequested: write(all.cpuRequested),
    ramProvisioned: write(all.ram),
    ramAllocatable: write(all.ramAllocatable),
    ramRequested: write(all.ramRequested),
    gpuCost: NONE,
    gpuRequested: NONE,
    gpuProvisioned: NONE,
    gpuAllocatable: NONE,
    tpuCost: NONE,
    tpuRequested: NONE,
    tpuProvisioned: NONE,
    tpuAllocatable: NONE,
    storageCost: write(storage.cost),
    storageRequested: write(storage.requested),
    storageProvisioned: write(storage.provisioned),
    storageClaimed: write(storage.claimed),
    totalCostPercentChange: write(costBefore === 0 ? 0 : ((all.cost - costBefore) / costBefore) * 100),
  };
}
