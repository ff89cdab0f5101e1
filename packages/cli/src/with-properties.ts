/**
 * An object with the properties of another too, those in the way replaced. No getter is called: a stream that nobody
 * uses is never opened.
 */
export function withProperties<Base extends object, Other extends object>(
  base: Base,
  other: Other,
): Omit<Base, keyof Other> & Other {
  const all = { ...Object.getOwnPropertyDescriptors(base), ...Object.getOwnPropertyDescriptors(other) };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has every property of both
  return Object.defineProperties({}, all) as Omit<Base, keyof Other> & Other;
}
