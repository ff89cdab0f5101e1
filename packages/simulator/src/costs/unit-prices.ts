import { lifecycleOf, type Node } from '../world/node.ts';

/** What an hour of one core and of one GiB of memory costs, in dollars. */
export interface UnitPrices {
  readonly cpuCore: number;
  readonly ramGib: number;
}

const MIB_PER_GIB = 1024;
/** A core costs about as much as this many GiB: how clouds split the price of a machine, roughly. */
const GIB_PER_CORE = 7;

/** Splits the price of nodes between their cores and their memory; nothing costs nothing. */
export function unitPricesOf(nodes: readonly Node[]): UnitPrices {
  const totals = nodes.reduce(
    (sum, node) => ({
      price: sum.price + pricePerHour(node),
      cores: sum.cores + cpuCoresOf(node),
      gib: sum.gib + memoryGibOf(node),
    }),
    { price: 0, cores: 0, gib: 0 },
  );
  const shares = totals.cores * GIB_PER_CORE + totals.gib;
  const ramGib = shares === 0 ? 0 : totals.price / shares;
  return { cpuCore: ramGib * GIB_PER_CORE, ramGib };
}

/** The price of an hour of a node: its own, or the list price of the machine, which spot does not change. */
export function pricePerHour(node: Node): number {
  return Number(node.instancePrice ?? 0);
}

export function cpuCoresOf({ resources }: Node): number {
  return (resources.cpuCapacityMilli ?? 0) / 1000;
}

export function memoryGibOf({ resources }: Node): number {
  return (resources.memCapacityMib ?? 0) / MIB_PER_GIB;
}

/** The suffixes that the cost reports give to a node's lifecycle. */
export const LIFECYCLE_SUFFIXES = { on_demand: 'OnDemand', spot: 'Spot', fallback: 'SpotFallback' } as const;

export function suffixOf(node: Node): (typeof LIFECYCLE_SUFFIXES)[keyof typeof LIFECYCLE_SUFFIXES] {
  return LIFECYCLE_SUFFIXES[lifecycleOf(node)];
}
