import { findInstanceType, SPOT_PRICE_SHARE } from './instance-types.ts';
import { lifecycleOf, type Node } from './node.ts';

/** What an hour of a core and of a GiB costs where nobody here knows the instance type, in dollars: near m5's. */
const CORE_PER_HOUR = 0.032;
const GIB_PER_HOUR = 0.004;
const MIB_PER_GIB = 1024;

/**
 * The price of an hour of a node, in dollars: the one it was made with, or that of its instance type where a world was
 * taken from an account, as the API tells none.
 */
export function priceOf(node: Node): number {
  if (typeof node.instancePrice === 'string' && node.instancePrice !== '') return Number(node.instancePrice);
  return listPriceOf(node) * (lifecycleOf(node) === 'spot' ? SPOT_PRICE_SHARE : 1);
}

/** A node as the API tells of it: without its price, on Spot too. Prices are in reports and in `/v1/pricing`. */
export function withoutPrice(node: Node): Node {
  return { ...node, instancePrice: '', spotConfig: { ...node.spotConfig, price: '' } };
}

function listPriceOf({ instanceType, resources }: Node): number {
  const known = findInstanceType(instanceType);
  if (known !== undefined) return known.pricePerHour;
  const cores = (resources.cpuCapacityMilli ?? 0) / 1000;
  const gib = (resources.memCapacityMib ?? 0) / MIB_PER_GIB;
  return cores * CORE_PER_HOUR + gib * GIB_PER_HOUR;
}
