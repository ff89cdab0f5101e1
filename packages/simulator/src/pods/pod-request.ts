import type { Workload } from '../world/workload.ts';
import type { Node } from '../world/node.ts';

/** What pods ask for together, or what a node has left for them. */
export interface PodRequest {
  readonly cpuMilli: number;
  readonly memoryMib: number;
}

const MIB_PER_GIB = 1024;
/** Sums of decimals are a little off. */
const TOLERANCE = 1e-6;

export const NO_REQUEST: PodRequest = { cpuMilli: 0, memoryMib: 0 };

/** What one pod of a workload requests. */
export function podRequestOf({ containers }: Pick<Workload, 'containers'>): PodRequest {
  let cpuCores = 0;
  let memoryGib = 0;
  for (const { resources } of containers) {
    cpuCores += resources?.requests?.cpuCores ?? 0;
    memoryGib += resources?.requests?.memoryGib ?? 0;
  }
  return { cpuMilli: cpuCores * 1000, memoryMib: memoryGib * MIB_PER_GIB };
}

/** What of a node pods may have. */
export function allocatableOf({ resources }: Pick<Node, 'resources'>): PodRequest {
  return { cpuMilli: resources.cpuAllocatableMilli ?? 0, memoryMib: resources.memAllocatableMib ?? 0 };
}

/** What of a node is asked for. */
export function requestedOf({ resources }: Pick<Node, 'resources'>): PodRequest {
  return { cpuMilli: resources.cpuRequestsMilli ?? 0, memoryMib: resources.memRequestsMib ?? 0 };
}

/** The node as it tells of what is asked for: whole units, upwards. */
export function withRequests(node: Node, { cpuMilli, memoryMib }: PodRequest): Node {
  const cpuRequestsMilli = wholeUnits(cpuMilli);
  const memRequestsMib = wholeUnits(memoryMib);
  const { resources } = node;
  if (resources.cpuRequestsMilli === cpuRequestsMilli && resources.memRequestsMib === memRequestsMib) {
    return node;
  }
  return { ...node, resources: { ...resources, cpuRequestsMilli, memRequestsMib } };
}

/** Adds `count` times what a pod asks for; takes it away when the count is below zero. */
export function add(sum: PodRequest, pod: PodRequest, count = 1): PodRequest {
  return {
    cpuMilli: sum.cpuMilli + pod.cpuMilli * count,
    memoryMib: sum.memoryMib + pod.memoryMib * count,
  };
}

/** Whether something fits into what there is. */
export function fits(wanted: PodRequest, room: PodRequest): boolean {
  return wanted.cpuMilli <= room.cpuMilli + TOLERANCE && wanted.memoryMib <= room.memoryMib + TOLERANCE;
}

function wholeUnits(value: number): number {
  return Math.max(0, Math.ceil(value - TOLERANCE));
}
