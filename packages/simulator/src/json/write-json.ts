import { Draft } from './draft.ts';
import { writeItems } from './shared-part.ts';
import { writeDrafts } from './write-drafts.ts';

/** A list that is longer is written as it is read, so that a long answer is never in memory as a whole. */
const LONGEST_AT_ONCE = 1000;
const ITEMS_AT_ONCE = 200;

/** What `JSON.stringify` makes of a value, in bytes: all of them, or as they are read where it has a long list. */
export function writeJson(body: unknown): readonly Buffer[] | Iterable<Buffer> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return [Buffer.from(JSON.stringify(body))];
  }
  const pieces = writeObject(body);
  const isLong = Object.values(body).some((value) => Array.isArray(value) && value.length > LONGEST_AT_ONCE);
  return isLong ? pieces : [...pieces];
}

function* writeObject(body: object): Generator<Buffer> {
  let separator = '{';
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    const start = `${separator}${JSON.stringify(name)}:`;
    separator = ',';
    if (Array.isArray(value)) yield* writeList(start, value);
    else yield Buffer.from(start + JSON.stringify(value));
  }
  yield Buffer.from(separator === '{' ? '{}' : '}');
}

function* writeList(start: string, items: readonly unknown[]): Generator<Buffer> {
  yield Buffer.from(`${start}[`);
  for (let from = 0; from < items.length; from += ITEMS_AT_ONCE) {
    if (from > 0) yield Buffer.from(',');
    const some = items.slice(from, from + ITEMS_AT_ONCE);
    if (areDrafts(some)) yield* writeDrafts(some);
    else yield writeItems(some);
  }
  yield Buffer.from(']');
}

function areDrafts(items: readonly unknown[]): items is readonly Draft<unknown>[] {
  return items.every((item) => item instanceof Draft);
}
