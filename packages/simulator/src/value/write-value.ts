import type { Schemas } from '@castai-bot/api';
import type { RealizedResource, RealizedValue } from './realized-value.ts';

const BYTES_PER_GIB = 1_073_741_824;

/** What a value is in the reports' words. */
export type WrittenValue = Pick<Schemas['ValueRealizationItem'], 'cost' | 'cpu' | 'memory'>;

/** Writes what clusters came to. What workload autoscaling saved stands beside the savings, not in them. */
export function writeValue({ hours, cpu, memory, workloadSavings }: RealizedValue): WrittenValue {
  const actualCost = cpu.actualCost + memory.actualCost;
  const projectedCost = cpu.projectedCost + memory.projectedCost;
  const savings = projectedCost - actualCost;
  return {
    cost: {
      actualCost,
      projectedCost,
      autoscalerSavings: savings,
      workloadAutoscalerSavings: workloadSavings,
      totalSavings: savings,
    },
    cpu: writeCpu(cpu, hours),
    memory: writeMemory(memory, hours),
  };
}

/** Writes how many nodes there were on average and what each cost; projected, as many as the cores would have been. */
export function writeNodes({ hours, nodes, cpu, memory }: RealizedValue): Schemas['RealizedNodes'] {
  const actualNodeCount = ratio(nodes, hours);
  const projectedNodeCount = actualNodeCount * ratio(cpu.projected, cpu.provisioned);
  return {
    actualNodeCount,
    projectedNodeCount,
    actualCostPerNode: ratio(cpu.actualCost + memory.actualCost, actualNodeCount),
    projectedCostPerNode: ratio(cpu.projectedCost + memory.projectedCost, projectedNodeCount),
  };
}

function writeCpu(cpu: RealizedResource, hours: number): Schemas['RealizedCpu'] {
  const [provisioned, projected, requested] = averages(cpu, hours);
  return {
    actualCost: cpu.actualCost,
    projectedCost: cpu.projectedCost,
    provisionedCoresHourly: provisioned,
    projectedCoresHourly: projected,
    requestedCoresHourly: requested,
    provisionedCoreHours: cpu.provisioned,
    projectedCoreHours: cpu.projected,
    requestedCoreHours: cpu.requested,
    provisionedCores: provisioned,
    projectedCores: projected,
    requestedCores: requested,
  };
}

function writeMemory(memory: RealizedResource, hours: number): Schemas['RealizedMemory'] {
  const [provisioned, projected, requested] = averages(memory, hours);
  return {
    actualCost: memory.actualCost,
    projectedCost: memory.projectedCost,
    provisionedBytesHourly: provisioned * BYTES_PER_GIB,
    projectedBytesHourly: projected * BYTES_PER_GIB,
    requestedBytesHourly: requested * BYTES_PER_GIB,
    provisionedByteHours: memory.provisioned * BYTES_PER_GIB,
    projectedByteHours: memory.projected * BYTES_PER_GIB,
    requestedByteHours: memory.requested * BYTES_PER_GIB,
    provisionedGib: provisioned,
    projectedGib: projected,
    requestedGib: requested,
  };
}

function averages(
  { provisioned, projected, requested }: RealizedResource,
  hours: number,
): readonly [provisioned: number, projected: number, requested: number] {
  return [ratio(provisioned, hours), ratio(projected, hours), ratio(requested, hours)];
}

function ratio(value: number, by: number): number {
  return by === 0 ? 0 : value / by;
}
