import {
  add,
  allocatableOf,
  NO_REQUEST,
  podRequestOf,
  type PodRequest,
  withRequests,
} from '../pods/pod-request.ts';
import { NO_ROOM, type PodSet, type Spread, spreadPods } from '../pods/spread-pods.ts';
import type { LazyList } from './lazy-list.ts';
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
/** Of so many workloads the average holds: none has to be looked at to know that there is room. */
const ENOUGH_FOR_AVERAGE = 1000;
/** How much smaller pods are tried that have not all found room. */
const NEXT_SCALE = 0.7;

/** Workloads, and what only all of them tell. */
interface Filled {
  readonly workloads: LazyList<Workload>;
  /** Tells on the nodes what their pods ask for. */
  readonly tellRequests: () => readonly Node[];
}

/**
 * Makes the workloads of a generated cluster with pods of such a size that its nodes are well used and have room for all
 * of them, if they can. One node in twelve stays empty.
 */
export function fillWithPods(
  nodes: readonly Node[],
  { count, make }: { readonly count: number; readonly make: (podScale: number) => LazyList<Workload> },
): Filled {
  const rooms = nodes.map((node, index) => (isIdle(index) ? NO_ROOM : allocatableOf(node)));
  const podScale = podScaleFor(count, rooms);
  if (podScale === undefined) return { workloads: make(1), tellRequests: () => nodes };
  const workloads = count < ENOUGH_FOR_AVERAGE ? findFitting(rooms, { podScale, make }) : make(podScale);
  return { workloads, tellRequests: () => tellRequests(nodes, spreadOver(rooms, workloads)) };
}

/** Tries smaller and smaller pods until all have room. */
function findFitting(
  rooms: readonly PodRequest[],
  { podScale, make }: { readonly podScale: number; readonly make: (podScale: number) => LazyList<Workload> },
): LazyList<Workload> {
  const workloads = make(podScale);
  const { sets, spread } = spreadOver(rooms, workloads);
  const isTooLarge = sumCounts(spread) < sumCounts(sets) && podScale > SMALLEST_SCALE;
  if (!isTooLarge) return workloads;
  return findFitting(rooms, { podScale: Math.max(SMALLEST_SCALE, podScale * NEXT_SCALE), make });
}

/** Pods, and where they are. */
interface Spreading {
  readonly sets: readonly PodSet[];
  readonly spread: readonly Spread[];
}

function spreadOver(rooms: readonly PodRequest[], workloads: Iterable<Workload>): Spreading {
  const sets = Array.from(workloads, (one) => ({ request: podRequestOf(one), count: one.podCount }));
  return { sets, spread: spreadPods(rooms, sets) };
}

/** Nothing where no node takes pods. */
function podScaleFor(workloads: number, rooms: readonly PodRequest[]): number | undefined {
  const capacity = rooms.filter((room) => room !== NO_ROOM).reduce((sum, room) => add(sum, room), NO_REQUEST);
  if (capacity.cpuMilli === 0) return undefined;
  const cpu = capacity.cpuMilli / (Math.max(1, workloads) * MEAN_WORKLOAD.cpuMilli);
  const memory = capacity.memoryMib / (Math.max(1, workloads) * MEAN_WORKLOAD.memoryMib);
  return Math.min(LARGEST_SCALE, Math.max(SMALLEST_SCALE, REQUESTED_SHARE * Math.min(cpu, memory)));
}

function tellRequests(nodes: readonly Node[], { sets, spread }: Spreading): readonly Node[] {
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
