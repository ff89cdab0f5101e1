import { add, fits, NO_REQUEST, podRequestOf, type PodRequest, requestedOf } from '../pods/pod-request.ts';
import type { Placement } from '../pods/pod-book.ts';
import { type PodSet, spreadPods } from '../pods/spread-pods.ts';
import { allocatableOfType, type InstanceType, SPOT_PRICE_SHARE } from '../world/instance-types.ts';
import type { Node } from '../world/node.ts';

/** What the DaemonSets of a cluster ask of each node: why few large nodes are cheaper than many small ones. */
const DAEMON_SETS: PodRequest = { cpuMilli: 400, memoryMib: 768 };

/** A node that a plan would create. */
export interface GreenNode {
  readonly instanceType: InstanceType;
  readonly isSpot: boolean;
  readonly pricePerHour: number;
}

interface Choice {
  readonly types: readonly InstanceType[];
  readonly isSpot: boolean;
  readonly placements: ReadonlyMap<string, readonly Placement[]>;
}

/** The cheapest nodes of one type that can take what is asked for on others, and on which each of their pods has room. */
export function cheapestNodes(
  nodes: readonly Node[],
  { types, isSpot, placements }: Choice,
): readonly GreenNode[] {
  if (nodes.length === 0) return [];
  const wanted = nodes.reduce((sum, node) => add(sum, requestedOf(node)), NO_REQUEST);
  const sets = nodes
    .flatMap(({ id }) => placements.get(id) ?? [])
    .map(({ workload, pods }) => ({ request: podRequestOf(workload), count: pods }));
  const [best] = types
    .map((instanceType) => ({
      instanceType,
      room: add(allocatableOfType(instanceType), DAEMON_SETS, -1),
      pricePerHour: instanceType.pricePerHour * (isSpot ? SPOT_PRICE_SHARE : 1),
    }))
    .filter(({ room }) => room.cpuMilli > 0 && room.memoryMib > 0)
    .filter(({ room }) => sets.every(({ request }) => fits(request, room)))
    .map((type) => ({ ...type, count: countFor(wanted, type.room) }))
    .toSorted((a, b) => a.count * a.pricePerHour - b.count * b.pricePerHour);
  if (best === undefined) return [];
  const { instanceType, pricePerHour } = best;
  const green = { instanceType, isSpot, pricePerHour };
  return Array.from({ length: growUntilAllFit(best, sets) }, () => green);
}

function countFor(wanted: PodRequest, room: PodRequest): number {
  const share = Math.max(wanted.cpuMilli / room.cpuMilli, wanted.memoryMib / room.memoryMib);
  return Math.max(1, Math.ceil(share));
}

/** Pods cannot be cut to fill a node. */
function growUntilAllFit(
  { count, room }: { readonly count: number; readonly room: PodRequest },
  sets: readonly PodSet[],
): number {
  const pods = countPods(sets);
  let grown = count;
  while (
    countPods(
      spreadPods(
        Array.from({ length: grown }, () => room),
        sets,
      ),
    ) < pods
  )
    grown += 1;
  return grown;
}

function countPods(sets: readonly { readonly count: number }[]): number {
  return sets.reduce((sum, { count }) => sum + count, 0);
}
