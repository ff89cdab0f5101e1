import type { Schemas } from '@castai-bot/api';
import { type ByLifecycle, totalAmounts } from './amounts.ts';
import type { Step } from './cluster-cost.ts';
import { storageOf } from './storage.ts';
import { writeTime } from '../time/write-time.ts';
import { overprovisioned, perUnit, triple, write } from './write.ts';

/** Writes one step of a cluster's efficiency, called by its end. */
export function writeEfficiencyPoint({ bucket, amounts }: Step): Schemas['ClusterEfficiencyPoint'] {
  const storage = storageOf(totalAmounts(amounts));
  return {
    timestamp: writeTime(bucket.fullEnd),
    ...triple('cpuCost', amounts, ({ cpuCost }) => cpuCost),
    ...triple('ramCost', amounts, ({ ramCost }) => ramCost),
    ...triple('cpuCount', amounts, ({ cpu }) => cpu),
    ...triple('ramGib', amounts, ({ ram }) => ram),
    ...triple('requestedCpuCount', amounts, ({ cpuRequested }) => cpuRequested),
    ...triple('requestedRamGib', amounts, ({ ramRequested }) => ramRequested),
    ...triple('cpuUsed', amounts, ({ cpuUsed }) => cpuUsed),
    ...triple('ramUsedGib', amounts, ({ ramUsed }) => ramUsed),
    ...triple('cpuOverprovisioning', amounts, ({ cpu, cpuRequested }) => cpu - cpuRequested),
    ...triple('ramOverprovisioning', amounts, ({ ram, ramRequested }) => ram - ramRequested),
    ...percentages(amounts),
    storageProvisionedGib: write(storage.provisioned),
    requestedStorageGib: write(storage.requested),
    storageClaimedGib: write(storage.claimed),
    storageCost: write(storage.cost),
    storageOverprovisioning: write(storage.provisioned - storage.requested),
    storageOverprovisioningPercent: write(overprovisioned(storage.provisioned, storage.requested)),
  };
}

function percentages({
  on_demand: onDemand,
  spot,
  fallback,
}: ByLifecycle): Partial<Schemas['ClusterEfficiencyPoint']> {
  return {
    cpuOverprovisioningOnDemandPercent: write(overprovisioned(onDemand.cpu, onDemand.cpuRequested)),
    cpuOverprovisioningSpotPercent: write(overprovisioned(spot.cpu, spot.cpuRequested)),
    cpuOverprovisioningSpotFallbackPercent: write(overprovisioned(fallback.cpu, fallback.cpuRequested)),
    ramOverprovisioningOnDemandPercent: write(overprovisioned(onDemand.ram, onDemand.ramRequested)),
    ramOverprovisioningSpotPercent: write(overprovisioned(spot.ram, spot.ramRequested)),
    ramOverprovisioningSpotFallbackPercent: write(overprovisioned(fallback.ram, fallback.ramRequested)),
  };
}

/** Writes a cluster's efficiency over a window, from its average amounts. */
export function writeEfficiencyTotals(average: ByLifecycle): Schemas['ClusterEfficiencyTotals'] {
  const all = totalAmounts(average);
  const storage = storageOf(all);
  return {
    cpuOverprovisioningPercent: write(overprovisioned(all.cpu, all.cpuRequested)),
    ramOverprovisioningPercent: write(overprovisioned(all.ram, all.ramRequested)),
    storageOverprovisioningPercent: write(overprovisioned(storage.provisioned, storage.requested)),
    costPerCpuProvisioned: write(perUnit(all.cpuCost, all.cpu)),
    costPerCpuRequested: write(perUnit(all.cpuCost, all.cpuRequested)),
    costPerCpuUsed: write(perUnit(all.cpuCost, all.cpuUsed)),
    costPerRamGibProvisioned: write(perUnit(all.ramCost, all.ram)),
    costPerRamGibRequested: write(perUnit(all.ramCost, all.ramRequested)),
    costPerRamGibUsed: write(perUnit(all.ramCost, all.ramUsed)),
    costPerStorageGibProvisioned: write(perUnit(storage.cost, storage.provisioned)),
    costPerStorageGibRequested: write(perUnit(storage.cost, storage.requested)),
    costPerStorageGibClaimed: write(perUnit(storage.cost, storage.claimed)),
  };
}

/** Writes a cluster's efficiency now. */
export function writeEfficiencyNow(now: ByLifecycle): Schemas['ClusterEfficiencyNow'] {
  const all = totalAmounts(now);
  const storage = storageOf(all);
  return {
    cpuProvisioned: write(all.cpu),
    cpuRequested: write(all.cpuRequested),
    cpuUsed: write(all.cpuUsed),
    ramGibProvisioned: write(all.ram),
    ramGibRequested: write(all.ramRequested),
    ramGibUsed: write(all.ramUsed),
    cpuOverprovisioningPercent: write(overprovisioned(all.cpu, all.cpuRequested)),
    ramOverprovisioningPercent: write(overprovisioned(all.ram, all.ramRequested)),
    storageGibProvisioned: write(storage.provisioned),
    storageGibRequested: write(storage.requested),
    storageGibClaimed: write(storage.claimed),
    storageOverprovisioningPercent: write(overprovisioned(storage.provisioned, storage.requested)),
  };
}
