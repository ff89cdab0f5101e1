import type { Schemas } from '@castai-bot/api';
import { type Amounts, type ByLifecycle, totalAmounts } from './amounts.ts';
import { storageOf } from './storage.ts';
import { writeTime } from '../time/write-time.ts';
import { overprovisioned, perUnit } from './write.ts';

/** Writes a cluster's row of the organization's efficiency: these are numbers, not texts. */
export function writeClusterEfficiency(
  clusterId: string,
  average: ByLifecycle,
): Schemas['ClusterEfficiencyDetails'] {
  const all = totalAmounts(average);
  const storage = storageOf(all);
  return {
    clusterId,
    wasted: {
      cpu: all.cpu - all.cpuRequested,
      ram: all.ram - all.ramRequested,
      storage: storage.provisioned - storage.requested,
    },
    onDemandResources: writeResources(average.on_demand),
    spotResources: writeResources(average.spot),
    fallbackResources: writeResources(average.fallback),
    storageResources: writeStorage(all),
    ...writeCosts(all),
    storageCost: writeStorageCost(all),
    cpuOverprovisionedPercent: overprovisioned(all.cpu, all.cpuRequested),
    ramOverprovisionedPercent: overprovisioned(all.ram, all.ramRequested),
    storageOverprovisionedPercent: overprovisioned(storage.provisioned, storage.requested),
  };
}

/** Writes one step of the organization's efficiency. */
export function writeOrganizationEfficiency(
  start: number,
  average: ByLifecycle,
): Schemas['OrganizationEfficiencyPoint'] {
  const all = totalAmounts(average);
  return {
    timestamp: writeTime(start),
    ...writeResources(all),
    ...writeCosts(all),
    storageResources: writeStorage(all),
    storageCost: writeStorageCost(all),
    onDemand: { ...writeResources(average.on_demand), ...writeCosts(average.on_demand) },
    spot: { ...writeResources(average.spot), ...writeCosts(average.spot) },
    fallback: { ...writeResources(average.fallback), ...writeCosts(average.fallback) },
  };
}

/** Writes the organization's efficiency over a window; waste is what was not requested, in dollars an hour. */
export function writeOrganizationEfficiencySummary(
  average: ByLifecycle,
): Schemas['OrganizationEfficiencySummary'] {
  const all = totalAmounts(average);
  const cpuWaste = perUnit(all.cpuCost, all.cpu) * (all.cpu - all.cpuRequested);
  const ramWaste = perUnit(all.ramCost, all.ram) * (all.ram - all.ramRequested);
  return {
    ...writeResources(all),
    ...writeCosts(all),
    storageResources: writeStorage(all),
    storageCost: writeStorageCost(all),
    totalWaste: cpuWaste + ramWaste,
  };
}

function writeResources(amounts: Amounts): {
  readonly cpuResources: Schemas['ResourceEfficiency'];
  readonly ramResources: Schemas['ResourceEfficiency'];
} {
  return {
    cpuResources: {
      provisioned: amounts.cpu,
      requested: amounts.cpuRequested,
      used: amounts.cpuUsed,
      overprovisionedPercent: overprovisioned(amounts.cpu, amounts.cpuRequested),
    },
    ramResources: {
      provisioned: amounts.ram,
      requested: amounts.ramRequested,
      used: amounts.ramUsed,
      overprovisionedPercent: overprovisioned(amounts.ram, amounts.ramRequested),
    },
  };
}

function writeCosts(amounts: Amounts): {
  readonly cpuCost: Schemas['CostEfficiency'];
  readonly ramCost: Schemas['CostEfficiency'];
} {
  return {
    cpuCost: {
      cost: amounts.cpuCost,
      perUnitProvisioned: perUnit(amounts.cpuCost, amounts.cpu),
      perUnitRequested: perUnit(amounts.cpuCost, amounts.cpuRequested),
      perUnitUsed: perUnit(amounts.cpuCost, amounts.cpuUsed),
    },
    ramCost: {
      cost: amounts.ramCost,
      perUnitProvisioned: perUnit(amounts.ramCost, amounts.ram),
      perUnitRequested: perUnit(amounts.ramCost, amounts.ramRequested),
      perUnitUsed: perUnit(amounts.ramCost, amounts.ramUsed),
    },
  };
}

function writeStorage(amounts: Amounts): Schemas['StorageResourceEfficiency'] {
  const { provisioned, requested, claimed } = storageOf(amounts);
  return { provisioned, requested, claimed, overprovisionedPercent: overprovisioned(provisioned, requested) };
}

function writeStorageCost(amounts: Amounts): Schemas['StorageCostEfficiency'] {
  const { cost, provisioned, requested, claimed } = storageOf(amounts);
  return {
    cost,
    perGibProvisioned: perUnit(cost, provisioned),
    perGibRequested: perUnit(cost, requested),
    perGibClaimed: perUnit(cost, claimed),
  };
}
