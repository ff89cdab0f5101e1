/** An object whose fields are there or left out, never null. */
export type WithoutNulls<T> = { [Name in keyof T]: Exclude<T[Name], null> };

/** Leaves out the fields that are null: a request may say null where an answer has no field. */
export function withoutNulls<T extends object>(object: T): WithoutNulls<T> {
  const kept = Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same fields, less the nulls
  return kept as WithoutNulls<T>;
}
