import { randomUUID } from 'node:crypto';

/** The JSON of each shared part; `undefined` until it is written for the first time. */
const written = new WeakMap<object, Buffer | undefined>();
/** Stands where a shared part belongs: nothing in a world or a request can hold it. */
const PLACE = randomUUID();
const QUOTED_PLACE = `"${PLACE}"`;

type Members = Readonly<Record<string, unknown>>;

/** Says that many objects hold this one and that nobody edits it, so that its JSON is made once. */
export function sharePart<T extends object>(part: T): T {
  written.set(part, undefined);
  return part;
}

/** What `JSON.stringify` makes of items, without brackets. Shared parts are members of them, or items of a member. */
export function writeItems(items: readonly unknown[]): Buffer {
  const parts: Buffer[] = [];
  const bare = JSON.stringify(
    items.map((item) => (isObject(item) && !Array.isArray(item) ? leaveOutParts(item, parts) : item)),
  );
  if (parts.length === 0) return Buffer.from(bare.slice(1, -1));
  return putBack(bare.slice(1, -1).split(QUOTED_PLACE), parts);
}

/** A copy with places for its shared parts, whose JSON goes to `parts` in their order. */
function leaveOutParts(item: Members, parts: Buffer[]): Members {
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(item)) {
    const value = item[name];
    if (!isObject(value)) continue;
    const bare = Array.isArray(value) ? leaveOutItems(value, parts) : leaveOut(value, parts);
    if (bare === value) continue;
    copy ??= { ...item };
    copy[name] = bare;
  }
  return copy ?? item;
}

function leaveOutItems(items: readonly unknown[], parts: Buffer[]): readonly unknown[] {
  return items.some((one) => isObject(one) && written.has(one))
    ? items.map((one) => (isObject(one) ? leaveOut(one, parts) : one))
    : items;
}

function leaveOut(value: Members, parts: Buffer[]): Members | string {
  if (!written.has(value)) return value;
  const bytes = written.get(value) ?? Buffer.from(JSON.stringify(value));
  written.set(value, bytes);
  parts.push(bytes);
  return PLACE;
}

function putBack(texts: readonly string[], parts: readonly Buffer[]): Buffer {
  const room = parts.reduce((sum, { length }) => sum + length, 0);
  const bytes = Buffer.allocUnsafe(texts.reduce((sum, text) => sum + Buffer.byteLength(text), room));
  let at = 0;
  for (const [index, text] of texts.entries()) {
    at += bytes.write(text, at);
    at += parts[index]?.copy(bytes, at) ?? 0;
  }
  return bytes;
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
