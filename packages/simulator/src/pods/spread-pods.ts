import { add, fits, type PodRequest } from './pod-request.ts';

/** Pods that are alike and need a place. */
export interface PodSet {
  readonly request: PodRequest;
  readonly count: number;
}

/** That many pods of a set on a node, both by their place in their list. */
export interface Spread {
  readonly node: number;
  readonly set: number;
  readonly count: number;
}

/** No pod fits there, not even one that requests nothing. */
export const NO_ROOM: PodRequest = { cpuMilli: -1, memoryMib: -1 };

/**
 * Spreads pods over the room that nodes have, in turns and always in the same way. What has no room is left out; given
 * only as much room as it once took, all of it finds the same places again.
 */
export function spreadPods(rooms: readonly PodRequest[], sets: readonly PodSet[]): readonly Spread[] {
  const left = [...rooms];
  const spread: Spread[] = [];
  sets.forEach(({ request, count }, set) => {
    const counts = new Map<number, number>();
    for (let pod = 0; pod < count; pod += 1) {
      const node = findRoom(left, request, set + pod);
      const room = node === undefined ? undefined : left[node];
      if (node === undefined || room === undefined) break;
      left[node] = add(room, request, -1);
      counts.set(node, (counts.get(node) ?? 0) + 1);
    }
    for (const [node, taken] of counts) spread.push({ node, set, count: taken });
  });
  return spread;
}

function findRoom(left: readonly PodRequest[], request: PodRequest, start: number): number | undefined {
  for (let step = 0; step < left.length; step += 1) {
    const node = (start + step) % left.length;
    const room = left[node];
    if (room !== undefined && fits(request, room)) return node;
  }
  return undefined;
}
