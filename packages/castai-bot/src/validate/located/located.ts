import type { Position } from '../problem.ts';

/** A value of a YAML or JSON file that knows where it is. */
export type Located = LocatedMap | LocatedList | LocatedScalar;

export interface LocatedMap {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: readonly LocatedEntry[];
}

export interface LocatedEntry {
  readonly key: string;
  readonly keyAt: Position;
  readonly value: Located;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly Located[];
}

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly at: Position;
  readonly value: unknown;
  /** As written, when it is written without quotes in YAML. */
  readonly plain: string | undefined;
  /** Where the text of a `|` block begins, and how far it is indented. */
  readonly block: { readonly line: number; readonly indent: number } | undefined;
}

/** The value of a key, or undefined when it is not there. */
export function getValue(located: Located | undefined, key: string): Located | undefined {
  if (located?.kind !== 'map') return undefined;
  return located.entries.find((entry) => entry.key === key)?.value;
}

/** The value below several keys and indexes. */
export function getPath(
  located: Located | undefined,
  path: readonly (string | number)[],
): Located | undefined {
  return path.reduce<Located | undefined>(
    (at, step) => (typeof step === 'number' ? getItems(at)[step] : getValue(at, step)),
    located,
  );
}

/** The items of a list; none when it is no list. */
export function getItems(located: Located | undefined): readonly Located[] {
  return located?.kind === 'list' ? located.items : [];
}

/** The text of a scalar that is text. */
export function getText(located: Located | undefined): string | undefined {
  return located?.kind === 'scalar' && typeof located.value === 'string' ? located.value : undefined;
}

/** The bare value of a scalar. */
export function getScalar(located: Located | undefined): unknown {
  return located?.kind === 'scalar' ? located.value : undefined;
}

/** The plain value that it stands for. */
export function toValue(located: Located): unknown {
  if (located.kind === 'list') return located.items.map(toValue);
  if (located.kind === 'scalar') return located.value;
  return Object.fromEntries(located.entries.map(({ key, value }) => [key, toValue(value)]));
}

/** In words, for a message. */
export function describeLocated(located: Located): string {
  if (located.kind === 'map') return 'a map';
  if (located.kind === 'list') return 'a list';
  return JSON.stringify(located.value).slice(0, 60);
}
