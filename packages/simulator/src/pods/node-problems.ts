import type { Node } from '../world/node.ts';
import { REMOVAL_DISABLED } from '../world/node-labels.ts';
import type { Workload } from '../world/workload.ts';
import type { Placement } from './pod-book.ts';

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
