import { type Node } from '../world/node.ts';
import { priceOf } from '../world/node-price.ts';

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
      price: sum.price + priceOf(node),
      cores: sum.cores + cpuCoresOf(node),
      gib: sum.gib + memoryGibOf(node),
    }),
    { price: 0, cores: 0, gib: 0 },
  );
  const shares = totals.cores * GIB_PER_CORE + totals.gib;
  const ramGib = shares === 0 ? 0 : totals.price / shares;
  return { cpuCore: ramGib * GIB_PER_CORE, ramGib };
}

/** What of a machine's price is for its cores and what for its memory. */
export function splitPrice({
  price,
  cpuCores,
  memoryGib,
}: {
  readonly price: number;
  readonly cpuCores: number;
  readonly memoryGib: number;
}): { readonly cpu: number; readonly memory: number } {
  const shares = cpuCores * GIB_PER_CORE + memoryGib;
  const memory = shares === 0 ? 0 : (price * memoryGib) / shares;
  return { cpu: price - memory, memory };
}

export function cpuCoresOf({ resources }: Node): number {
  return (resources.cpuCapacityMilli ?? 0) / 1000;
}

export function memoryGibOf({ resources }: Node): number {
  return (resources.memCapacityMib ?? 0) / MIB_PER_GIB;
}
