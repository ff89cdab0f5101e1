import type { Node } from '../world/node.ts';
import { REMOVAL_DISABLED } from '../world/node-labels.ts';
import type { Workload } from '../world/workload.ts';
import type { Placement } from './pod-book.ts';

/** A problem reads: quoted reason, colon, sentence. As seen in live answers (EU, October 2026). */
export const REMOVAL_DISABLED_PROBLEM = '"RemovalDisabled": marked with removal disabled';

function podProblem({ namespace, name }: Workload): string {
  return `"RemovalDisabled": pod of ${namespace}/${name} is marked with removal disabled`;
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
    ...(isDisabled ? [REMOVAL_DISABLED_PROBLEM] : []),
    ...pinned.map(({ workload }) => podProblem(workload)),
  ];
}
