import { findInstanceType } from '../world/instance-types.ts';
import { lifecycleOf, type Node } from '../world/node.ts';
import type { Lifecycle } from '../world/node-order.ts';
import { priceOf } from '../world/node-price.ts';
import { cpuCoresOf, memoryGibOf, unitPricesOf } from './unit-prices.ts';

/** What nodes come to at one moment, or on average over a time: cores, GiB, and dollars an hour. */
export interface Amounts {
  readonly nodes: number;
  readonly cpu: number;
  readonly ram: number;
  readonly cpuAllocatable: number;
  readonly ramAllocatable: number;
  readonly cpuRequested: number;
  readonly ramRequested: number;
  readonly cpuUsed: number;
  readonly ramUsed: number;
  readonly cost: number;
  readonly cpuCost: number;
  readonly ramCost: number;
  /** What spot instances cost less than on demand. */
  readonly saved: number;
}

/** Amounts of each lifecycle. */
export type ByLifecycle = Readonly<Record<Lifecycle, Amounts>>;

const MIB_PER_GIB = 1024;
/** How much of what pods request they use. */
const USED_SHARE = 0.6;
/** What a customer pays of the list price: reports take it off unless they are asked for list prices. */
const DISCOUNTED_SHARE = 0.92;

const NOTHING: Amounts = {
  nodes: 0,
  cpu: 0,
  ram: 0,
  cpuAllocatable: 0,
  ramAllocatable: 0,
  cpuRequested: 0,
  ramRequested: 0,
  cpuUsed: 0,
  ramUsed: 0,
  cost: 0,
  cpuCost: 0,
  ramCost: 0,
  saved: 0,
};

/** The prices that a report is in. */
export type Prices = 'listed' | 'discounted';

export function pricesOf({ useListingPrices }: { readonly useListingPrices?: boolean | undefined }): Prices {
  return useListingPrices === true ? 'listed' : 'discounted';
}

/** What a report in some prices tells of a list price, from 0 to 1. */
export function priceShareOf(prices: Prices): number {
  return prices === 'listed' ? 1 : DISCOUNTED_SHARE;
}

/** Measures one node. */
export function amountsOf(node: Node, prices: Prices): Amounts {
  const { resources } = node;
  const share = priceShareOf(prices);
  const unit = unitPricesOf([node]);
  const cpuRequested = (resources.cpuRequestsMilli ?? 0) / 1000;
  const ramRequested = (resources.memRequestsMib ?? 0) / MIB_PER_GIB;
  return {
    nodes: 1,
    cpu: cpuCoresOf(node),
    ram: memoryGibOf(node),
    cpuAllocatable: (resources.cpuAllocatableMilli ?? 0) / 1000,
    ramAllocatable: (resources.memAllocatableMib ?? 0) / MIB_PER_GIB,
    cpuRequested,
    ramRequested,
    cpuUsed: cpuRequested * USED_SHARE,
    ramUsed: ramRequested * USED_SHARE,
    cost: priceOf(node) * share,
    cpuCost: unit.cpuCore * cpuCoresOf(node) * share,
    ramCost: unit.ramGib * memoryGibOf(node) * share,
    saved: lifecycleOf(node) === 'spot' ? (onDemandPriceOf(node) - priceOf(node)) * share : 0,
  };
}

function onDemandPriceOf(node: Node): number {
  return findInstanceType(node.instanceType)?.pricePerHour ?? priceOf(node);
}

/** Adds amounts, each weighed by the part of the time that it was there. */
export function addAmounts(
  items: readonly { readonly amounts: Amounts; readonly weight?: number }[],
): Amounts {
  const sum = (read: (amounts: Amounts) => number): number =>
    items.reduce((total, { amounts, weight = 1 }) => total + read(amounts) * weight, 0);
  return {
    nodes: sum(({ nodes }) => nodes),
    cpu: sum(({ cpu }) => cpu),
    ram: sum(({ ram }) => ram),
    cpuAllocatable: sum(({ cpuAllocatable }) => cpuAllocatable),
    ramAllocatable: sum(({ ramAllocatable }) => ramAllocatable),
    cpuRequested: sum(({ cpuRequested }) => cpuRequested),
    ramRequested: sum(({ ramRequested }) => ramRequested),
    cpuUsed: sum(({ cpuUsed }) => cpuUsed),
    ramUsed: sum(({ ramUsed }) => ramUsed),
    cost: sum(({ cost }) => cost),
    cpuCost: sum(({ cpuCost }) => cpuCost),
    ramCost: sum(({ ramCost }) => ramCost),
    saved: sum(({ saved }) => saved),
  };
}

/** Groups weighed nodes by lifecycle. */
export function groupAmounts(
  items: readonly { readonly node: Node; readonly weight?: number }[],
  prices: Prices,
): ByLifecycle {
  const of = (lifecycle: Lifecycle): Amounts => {
    const members = items.filter(({ node }) => lifecycleOf(node) === lifecycle);
    if (members.length === 0) return NOTHING;
    return addAmounts(members.map(({ node, weight = 1 }) => ({ amounts: amountsOf(node, prices), weight })));
  };
  return { on_demand: of('on_demand'), spot: of('spot'), fallback: of('fallback') };
}

/** All lifecycles together. */
export function totalAmounts({ on_demand: onDemand, spot, fallback }: ByLifecycle): Amounts {
  return addAmounts([{ amounts: onDemand }, { amounts: spot }, { amounts: fallback }]);
}

/** Amounts of several clusters together. */
export function mergeAmounts(parts: readonly ByLifecycle[]): ByLifecycle {
  return {
    on_demand: addAmounts(parts.map((part) => ({ amounts: part.on_demand }))),
    spot: addAmounts(parts.map((part) => ({ amounts: part.spot }))),
    fallback: addAmounts(parts.map((part) => ({ amounts: part.fallback }))),
  };
}
