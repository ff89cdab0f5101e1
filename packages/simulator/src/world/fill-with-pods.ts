import {
  add,
  allocatableOf,
  NO_REQUEST,
  podRequestOf,
  type PodRequest,
  withRequests,
} from '../pods/pod-request.ts';
import { NO_ROOM, type PodSet, type Spread, spreadPods } from '../pods/spread-pods.ts';
import type { Node } from './node.ts';
import type { Workload } from './workload.ts';

/** One node of so many is empty. */
const IDLE_EVERY = 12;
/** What the pods of a generated cluster ask for of what its nodes have. */
const REQUESTED_SHARE = 0.6;
/** What a generated workload asks for with pods of scale 1, on average. */
const MEAN_WORKLOAD = { cpuMilli: 470, memoryMib: 1500 } as const;
/** Beyond these, pods would be none that anybody runs. */
const [SMALLEST_SCALE, LARGEST_SCALE] = [0.02, 2.5];
/** How much smaller pods are tried that have not all found room. */
const NEXT_SCALE = 0.7;

/** Workloads, and nodes that tell what their pods ask for. */
interface Filled {
  readonly nodes: readonly Node[];
  readonly workloads: readonly Workload[];
}

/**
 * Makes the workloads of a generated cluster with pods of such a size that its nodes are well used and have room for all
 * of them, if they can. One node in twelve stays empty.
 */
export function fillWithPods(
  nodes: readonly Node[],
  { count, make }: { readonly count: number; readonly make: (podScale: number) => readonly Workload[] },
): Filled {
  const rooms = nodes.map((node, index) => (isIdle(index) ? NO_ROOM : allocatableOf(node)));
  const fill = (podScale: number): Filled => {
    const workloads = make(podScale);
    const sets = workloads.map((workload) => ({ request: podRequestOf(workload), count: workload.podCount }));
    const spread = spreadPods(rooms, sets);
    const isTooLarge = sumCounts(spread) < sumCounts(sets) && podScale > SMALLEST_SCALE;
    return isTooLarge
      ? fill(Math.max(SMALLEST_SCALE, podScale * NEXT_SCALE))
      : { nodes: tellRequests(nodes, { spread, sets }), workloads };
  };
  const podScale = podScaleFor(count, rooms);
  return podScale === undefined ? { nodes, workloads: make(1) } : fill(podScale);
}

/** Nothing where no node takes pods. */
function podScaleFor(workloads: number, rooms: readonly PodRequest[]): number | undefined {
  const capacity = rooms.filter((room) => room !== NO_ROOM).reduce((sum, room) => add(sum, room), NO_REQUEST);
  if (capacity.cpuMilli === 0) return undefined;
  const cpu = capacity.cpuMilli / (Math.max(1, workloads) * MEAN_WORKLOAD.cpuMilli);
  const memory = capacity.memoryMib / (Math.max(1, workloads) * MEAN_WORKLOAD.memoryMib);
  return Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, REQUESTED_SHARE * Math.min(cpu, memory)));
}

function tellRequests(
  nodes: readonly Node[],
  { spread, sets }: { readonly spread: readonly Spread[]; readonly sets: readonly PodSet[] },
): readonly Node[] {
  const requested = nodes.map(() => NO_REQUEST);
  for (const { node, set, count } of spread) {
    requested[node] = add(requested[node] ?? NO_REQUEST, sets[set]?.request ?? NO_REQUEST, count);
  }
  return nodes.map((node, index) => withRequests(node, requested[index] ?? NO_REQUEST));
}

function sumCounts(items: readonly { readonly count: number }[]): number {
  return items.reduce((sum, { count }) => sum + count, 0);
}

function isIdle(index: number): boolean {
  return index % IDLE_EVERY === IDLE_EVERY - 1;
}
