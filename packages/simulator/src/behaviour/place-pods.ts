import type { ClusterState } from '../state/contents.ts';
import { type Node, REMOVAL_DISABLED } from '../world/node.ts';
import type { Workload } from '../world/workload.ts';

/** A workload on a node, with how many of its pods run there. */
export interface Placement {
  readonly workload: Workload;
  readonly pods: number;
}

/** Spreads the pods of all workloads over the ready nodes that are not empty, always in the same way; by node id. */
export function placePods({ nodes, workloads }: ClusterState): ReadonlyMap<string, readonly Placement[]> {
  const ready = nodes
    .toArray()
    .filter(({ state, resources }) => state.phase === 'ready' && resources.cpuRequestsMilli !== 0);
  const placed = new Map<string, Placement[]>(ready.map(({ id }) => [id, []]));
  if (ready.length === 0) return placed;
  workloads.toArray().forEach((workload, index) => {
    const count = Math.min(workload.podCount, ready.length);
    for (let offset = 0; offset < count; offset += 1) {
      const node = ready[(index + offset) % ready.length];
      const pods = Math.ceil((workload.podCount - offset) / ready.length);
      if (node !== undefined) placed.get(node.id)?.push({ workload, pods });
    }
  });
  return placed;
}

/** Counts the pods of placements. */
export function countPods(placements: readonly Placement[] = []): number {
  return placements.reduce((sum, { pods }) => sum + pods, 0);
}

/** Whether a workload asks that its pods are never evicted. */
export function isPinned({ annotations }: Workload): boolean {
  return annotations.some(({ key, value }) => key === REMOVAL_DISABLED && value === 'true');
}

/** Why a node cannot be replaced; empty when it can. */
export function nodeProblems(
  { labels, annotations }: Node,
  placements: readonly Placement[] = [],
): readonly string[] {
  const isDisabled = [labels, annotations].some((map) => map[REMOVAL_DISABLED] === 'true');
  const pinned = placements.filter(({ workload }) => isPinned(workload));
  return [
    ...(isDisabled ? ['Node is marked removal-disabled'] : []),
    ...pinned.map(
      ({ workload }) => `Pod of ${workload.namespace}/${workload.name} is marked removal-disabled`,
    ),
  ];
}
