import type { Schemas } from '@castai-bot/api';
import type { Node } from '../world/node.ts';
import { groupAmounts, totalAmounts } from './amounts.ts';
import { write } from './write.ts';

/** Writes what the nodes of one template offer and what of it is asked for. */
export function writeTemplateUsage(name: string, nodes: readonly Node[]): Schemas['NodeTemplateUsage'] {
  const all = totalAmounts(
    groupAmounts(
      nodes.map((node) => ({ node })),
      'listed',
    ),
  );
  return {
    nodeTemplateName: name,
    nodeCount: String(nodes.length),
    cpuProvisioned: write(all.cpu),
    cpuAllocatable: write(all.cpuAllocatable),
    cpuRequested: write(all.cpuRequested),
    cpuUsed: write(all.cpuUsed),
    ramProvisioned: write(all.ram),
    ramAllocatable: write(all.ramAllocatable),
    ramRequested: write(all.ramRequested),
    ramUsed: write(all.ramUsed),
    avgCpuEfficiency: write(all.cpu === 0 ? 0 : all.cpuRequested / all.cpu),
    avgRamEfficiency: write(all.ram === 0 ? 0 : all.ramRequested / all.ram),
  };
}
