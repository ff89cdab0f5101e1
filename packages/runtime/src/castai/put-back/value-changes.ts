import { isSame } from '@castai-bot/api/bot';
import { isRecord } from '../../values/json-value.ts';

/** A value of JSON, or none. */
export type Slot = readonly [] | readonly [value: unknown];

/** What became of one value of an object. */
export interface ValueChange {
  /** Where it stands, by its names. */
  readonly path: readonly string[];
  /** What stood there first. */
  readonly before: Slot;
  /** What it was changed to, once or more often: a value that is none of these is somebody else's. */
  readonly after: readonly Slot[];
}

/**
 * Lists the values that differ, the smallest ones that do; a list is one value. Where an object comes into being or
 * goes, that is a change too, besides those of its values.
 */
export function listValueChanges(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly ValueChange[] {
  if (isSame(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      listValueChanges(read(before, name), read(after, name), [...path, name]),
    );
  }
  if ([before, after].some((value) => isRecord(value) && !isEmpty(value))) {
    return [...listValueChanges(before, {}, path), ...listValueChanges({}, after, path)];
  }
  return [{ path, before: slotOf(before), after: [slotOf(after)] }];
}

/**
 * Adds changes to those that were made before: what stood there first stays the first, unless somebody else has
 * changed the value in between.
 */
export function addValueChanges(
  first: readonly ValueChange[],
  next: readonly ValueChange[],
): readonly ValueChange[] {
  const known = new Map(first.map((change) => [keyOf(change), change]));
  const added = new Set(next.map(keyOf));
  return [...first.filter((change) => !added.has(keyOf(change))), ...next.map(continueChange)];

  function continueChange(change: ValueChange): ValueChange {
    const old = known.get(keyOf(change));
    if (old === undefined || !isOurs(old, change.before[0])) return change;
    const more = change.after.filter((slot) => !isAmong(old.after, slot[0]));
    return { ...change, before: old.before, after: [...old.after, ...more] };
  }
}

/** What an object is to be, and what of it was left alone. */
export interface Undone {
  readonly value: unknown;
  /** Values that somebody else has changed, e.g. `vpaConfig.cpu.max`. */
  readonly kept: readonly string[];
}

/** Sets the values of an object back to what stood there first, but for those that somebody else has changed. */
export function undoValueChanges(present: unknown, changes: readonly ValueChange[]): Undone {
  const [objects, values] = partition(changes);
  let value = present;
  const kept: (readonly string[])[] = [];
  const undo = (change: ValueChange): void => {
    const { after, before, path } = change;
    const now = readAt(value, path);
    if (kept.some((outer) => outer.every((name, at) => name === path[at])) || isSame(now, before[0])) return;
    if (isAmong(after, now)) value = writeAt(value, path, before[0]);
    // What somebody else has put into an object that came into being keeps it there.
    else if (!isOurs(change, now)) kept.push(path);
  };
  // What an object held comes back once that is there, the outer one first.
  for (const change of objects) undo(change);
  // An object that came into being is empty once what it holds is gone: the innermost first.
  for (const change of values.toReversed()) undo(change);
  return { value, kept: kept.map((path) => path.join('.')) };
}

/** The objects that were there first, and all else; each by its depth. */
function partition(
  changes: readonly ValueChange[],
): readonly [readonly ValueChange[], readonly ValueChange[]] {
  const byDepth = changes.toSorted((one, other) => one.path.length - other.path.length);
  const isObject = ({ before }: ValueChange): boolean => isRecord(before[0]);
  return [byDepth.filter(isObject), byDepth.filter((change) => !isObject(change))];
}

/** Whether a value is what stood there first, or what it was changed to; an object that came into being, by what is in it now. */
function isOurs({ after, before }: ValueChange, now: unknown): boolean {
  const slots = [before, ...after];
  return isAmong(slots, now) || (isRecord(now) && slots.some(([value]) => isRecord(value)));
}

function isAmong(slots: readonly Slot[], value: unknown): boolean {
  return slots.some((slot) => isSame(slot[0], value) || (slot.length === 0 && isZero(value)));
}

/** What the API tells of a value that was left out: proto3 knows no difference. */
function isZero(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isZero);
  return value === undefined || value === null || value === false || value === 0 || value === '';
}

function slotOf(value: unknown): Slot {
  return value === undefined ? [] : [value];
}

function keyOf({ path }: ValueChange): string {
  return JSON.stringify(path);
}

function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  return Object.values(record).every((value) => value === undefined);
}

function read(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function readAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isRecord(inner) ? read(inner, name) : undefined), value);
}

function writeAt(value: unknown, [name, ...rest]: readonly string[], next: unknown): unknown {
  if (name === undefined) return next;
  const { [name]: present, ...others } = isRecord(value) ? value : {};
  const inner = writeAt(present, rest, next);
  return inner === undefined ? others : { ...others, [name]: inner };
}
