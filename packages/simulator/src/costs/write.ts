import type { Amounts, ByLifecycle } from './amounts.ts';

/** The three fields that a report has for each lifecycle. */
export type Triple<Name extends string> = Record<
  `${Name}OnDemand` | `${Name}Spot` | `${Name}SpotFallback`,
  string
>;

/** Money and quantities, as the reports write them: text with six decimals, nought too. */
export function write(value: number): string {
  return value.toFixed(6);
}

/** A price that is written with as many decimals as it takes, five at most. */
export function writePrice(value: number): string {
  return String(Number(value.toFixed(5)));
}

/** A price that is always written with five decimals. */
export function writePriceInFull(value: number): string {
  return value.toFixed(5);
}

/** What a report writes of what nothing here has: GPUs, say. */
export const NONE: string = write(0);

/** Writes one quantity of each lifecycle. */
export function triple<const Name extends string>(
  name: Name,
  amounts: ByLifecycle,
  read: (amounts: Amounts) => number,
): Triple<Name> {
  const fields = {
    [`${name}OnDemand`]: write(read(amounts.on_demand)),
    [`${name}Spot`]: write(read(amounts.spot)),
    [`${name}SpotFallback`]: write(read(amounts.fallback)),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- computed names: the compiler keeps no more than string
  return fields as Triple<Name>;
}

/** Writes a quantity that nothing here has, GPUs say, for each lifecycle. */
export function noneOf<const Name extends string>(name: Name): Triple<Name> {
  const fields = { [`${name}OnDemand`]: NONE, [`${name}Spot`]: NONE, [`${name}SpotFallback`]: NONE };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- computed names: the compiler keeps no more than string
  return fields as Triple<Name>;
}

/** What is provisioned and not requested, in percent of what is provisioned. */
export function overprovisioned(provisioned: number, requested: number): number {
  return provisioned === 0 ? 0 : ((provisioned - requested) / provisioned) * 100;
}

/** A price for each unit, nothing when there is no unit. */
export function perUnit(cost: number, units: number): number {
  return units === 0 ? 0 : cost / units;
}
