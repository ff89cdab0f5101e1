import type { Collection } from '../state/collection.ts';
import type { Node } from '../world/node.ts';
import type { Workload } from '../world/workload.ts';
import { acceptsPods, holdsPods } from './accepts-pods.ts';
import {
  add,
  allocatableOf,
  fits,
  NO_REQUEST,
  podRequestOf,
  type PodRequest,
  requestedOf,
  withRequests,
} from './pod-request.ts';
import { NO_ROOM, spreadPods } from './spread-pods.ts';

/** A workload on a node, with how many of its pods run there. */
export interface Placement {
  readonly workload: Workload;
  readonly pods: number;
}

/** A workload with how many of its pods have no place. */
export type Waiting = Placement;

interface Held {
  /** What is asked for by pods of no workload: it comes and goes with the node. */
  readonly own: PodRequest;
  /** With the pods of workloads. */
  used: PodRequest;
  readonly pods: Map<string, number>;
}

interface Books {
  readonly nodes: Collection<Node>;
  readonly workloads: Collection<Workload>;
}

/**
 * Where the pods of a cluster run. Every pod of every workload is on one node or waits, and what a node tells of its
 * requests is what they ask for together: never more than it has.
 */
export class PodBook {
  readonly #books: Books;
  readonly #held = new Map<string, Held>();
  readonly #waiting = new Map<string, number>();

  /** Takes pods to be where the nodes tell that something is asked for, and finds a place for the rest, on empty nodes last. */
  constructor(books: Books) {
    this.#books = books;
    const { nodes, workloads } = books;
    const given = nodes.toArray();
    for (const { id, podCount } of workloads) if (podCount > 0) this.#waiting.set(id, podCount);
    for (const node of given) {
      this.#held.set(node.id, { own: NO_REQUEST, used: NO_REQUEST, pods: new Map() });
    }
    const holding = given.filter(holdsPods);
    this.#spread(holding, (node) => (isEmpty(node) ? NO_ROOM : requestedOf(node)));
    for (const node of given) this.#own(node);
    const free = given.filter(acceptsPods);
    this.#placeOn(free.filter((node) => !isEmpty(node)));
    this.#placeOn(free);
  }

  /** The workloads on each node; nodes without any are there too. */
  placements(): ReadonlyMap<string, readonly Placement[]> {
    const found = new Map<string, readonly Placement[]>();
    for (const { id } of this.#books.nodes) found.set(id, this.placementsOn(id));
    return found;
  }

  placementsOn(nodeId: string): readonly Placement[] {
    const pods = this.#held.get(nodeId)?.pods ?? new Map<string, number>();
    return [...pods].flatMap(([id, count]) => this.#placement(id, count));
  }

  /** The workloads with pods that have no place, in their order. */
  waiting(): readonly Waiting[] {
    const { workloads } = this.#books;
    return [...this.#waiting]
      .flatMap(([id, count]) => this.#placement(id, count))
      .toSorted((a, b) => workloads.sequenceOf(a.workload) - workloads.sequenceOf(b.workload));
  }

  waitingOf(workloadId: string): number {
    return this.#waiting.get(workloadId) ?? 0;
  }

  /** Lets the pods of a node go, as when it is drained, and gives back what is asked for there by others. */
  evict(nodeId: string): void {
    const held = this.#held.get(nodeId);
    if (held === undefined) return;
    for (const [id, count] of held.pods) this.#wait(id, count);
    held.pods.clear();
    held.used = held.own;
    this.#write(nodeId);
  }

  /** Knows a node that has come; what it tells of its requests is its own. */
  admit(node: Node): void {
    this.#held.set(node.id, { own: requestedOf(node), used: requestedOf(node), pods: new Map() });
  }

  /** Forgets a node that is gone. */
  forget(nodeId: string): void {
    this.evict(nodeId);
    this.#held.delete(nodeId);
  }

  /** Follows a workload that was written or removed: what it asks for, and how many pods it has. */
  follow(id: string, before: Workload | undefined): void {
    const workload = this.#books.workloads.get(id);
    if (before !== undefined && workload !== undefined && asksTheSame(before, workload)) return;
    const request = workload === undefined ? NO_REQUEST : podRequestOf(workload);
    let missing = workload?.podCount ?? 0;
    for (const [nodeId, held] of this.#held) {
      const count = held.pods.get(id);
      if (count === undefined) continue;
      held.pods.delete(id);
      held.used = this.#sum(held);
      const kept = this.#keep({ nodeId, held, request, count: Math.min(count, missing) });
      if (kept > 0) held.pods.set(id, kept);
      held.used = add(held.used, request, kept);
      missing -= kept;
      this.#write(nodeId);
    }
    this.#waiting.delete(id);
    if (missing > 0) this.#waiting.set(id, missing);
    this.place();
  }

  /** Finds a place for the pods that wait. */
  place(): void {
    if (this.#waiting.size > 0) this.#placeOn(this.#books.nodes.toArray().filter(acceptsPods));
  }

  #placeOn(nodes: readonly Node[]): void {
    if (nodes.length > 0) this.#spread(nodes, allocatableOf);
  }

  /** Spreads what waits over nodes, up to a limit of each. */
  #spread(nodes: readonly Node[], limitOf: (node: Node) => PodRequest): void {
    const waiting = this.waiting();
    if (waiting.length === 0) return;
    const rooms = nodes.map((node) => add(limitOf(node), this.#held.get(node.id)?.used ?? NO_REQUEST, -1));
    const requests = waiting.map(({ workload }) => podRequestOf(workload));
    const sets = waiting.map(({ pods }, index) => ({ count: pods, request: requests[index] ?? NO_REQUEST }));
    const touched = new Set<string>();
    for (const { node: at, set, count } of spreadPods(rooms, sets)) {
      const node = nodes[at];
      const held = this.#held.get(node?.id ?? '');
      const id = waiting[set]?.workload.id;
      if (node === undefined || held === undefined || id === undefined) continue;
      held.pods.set(id, (held.pods.get(id) ?? 0) + count);
      held.used = add(held.used, requests[set] ?? NO_REQUEST, count);
      this.#wait(id, -count);
      touched.add(node.id);
    }
    for (const id of touched) this.#write(id);
  }

  /** What a node told of its requests and no workload explains is its own. */
  #own(node: Node): void {
    const held = this.#held.get(node.id);
    if (held === undefined) return;
    const rest = add(requestedOf(node), held.used, -1);
    const own = { cpuMilli: wholeUnits(rest.cpuMilli), memoryMib: wholeUnits(rest.memoryMib) };
    this.#held.set(node.id, { own, used: add(held.used, own), pods: held.pods });
  }

  /** How many of pods that are alike have room on a node beside the others. */
  #keep({
    nodeId,
    held,
    request,
    count,
  }: {
    readonly nodeId: string;
    readonly held: Held;
    readonly request: PodRequest;
    readonly count: number;
  }): number {
    const node = this.#books.nodes.get(nodeId);
    const room = node === undefined ? NO_ROOM : add(allocatableOf(node), held.used, -1);
    let kept = count;
    while (kept > 0 && !fits(add(NO_REQUEST, request, kept), room)) kept -= 1;
    return kept;
  }

  #sum({ own, pods }: Held): PodRequest {
    let sum = own;
    for (const [id, count] of pods) {
      const workload = this.#books.workloads.get(id);
      if (workload !== undefined) sum = add(sum, podRequestOf(workload), count);
    }
    return sum;
  }

  #wait(id: string, count: number): void {
    const waiting = (this.#waiting.get(id) ?? 0) + count;
    if (waiting > 0) this.#waiting.set(id, waiting);
    else this.#waiting.delete(id);
  }

  /** Tells what is asked for on a node. Nobody changed the node: its pods came and went. */
  #write(nodeId: string): void {
    const node = this.#books.nodes.get(nodeId);
    const held = this.#held.get(nodeId);
    if (node === undefined || held === undefined) return;
    const written = withRequests(node, held.used);
    if (written !== node) this.#books.nodes.append(written);
  }

  #placement(id: string, pods: number): readonly Placement[] {
    const workload = this.#books.workloads.get(id);
    return workload === undefined ? [] : [{ workload, pods }];
  }
}

/** Whether a node tells that nothing is asked for. */
function isEmpty(node: Node): boolean {
  const { cpuMilli, memoryMib } = requestedOf(node);
  return cpuMilli === 0 && memoryMib === 0;
}

function asksTheSame(a: Workload, b: Workload): boolean {
  const [one, other] = [podRequestOf(a), podRequestOf(b)];
  return a.podCount === b.podCount && one.cpuMilli === other.cpuMilli && one.memoryMib === other.memoryMib;
}

/** Less than one is what was rounded up. */
function wholeUnits(value: number): number {
  return value < 1 ? 0 : value;
}
