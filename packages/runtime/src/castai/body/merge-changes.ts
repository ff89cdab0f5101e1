import { isRecord } from '../../values/json-value.ts';

/** Some of the values of a document, at any depth. */
export type Changes<Value> = Value extends readonly unknown[]
  ? Value
  : Value extends object
    ? { readonly [Key in keyof Value]?: Changes<Value[Key]> | undefined }
    : Value;

/** Writes changes into a copy of a document: objects are merged, arrays and everything else replaced. */
export function mergeChanges(present: unknown, changes: unknown): unknown {
  if (!isRecord(changes)) return changes;
  const base = isRecord(present) ? present : {};
  const merged = Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) => [key, mergeChanges(Object.hasOwn(base, key) ? base[key] : undefined, value)] as const,
    );
  return Object.fromEntries([...Object.entries(base), ...merged]);
}
