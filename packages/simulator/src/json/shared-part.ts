import { randomUUID } from 'node:crypto';

/** What is known of a shared part: its JSON, once it was written for the first time. */
interface Shared {
  json?: Buffer;
}

const shared = new WeakMap<object, Shared>();
/** Stands where a shared part belongs: nothing in a world or a request can hold it. */
const PLACE = randomUUID();
const QUOTED_PLACE = `"${PLACE}"`;

type Members = Readonly<Record<string, unknown>>;

/** Says that many objects hold this one and that nobody edits it, so that its JSON is made once. */
export function sharePart<T extends object>(part: T): T {
  shared.set(part, {});
  return part;
}

/** The JSON of a shared part; `undefined` of any other value. */
export function sharedJsonOf(value: unknown): Buffer | undefined {
  const known = isObject(value) ? shared.get(value) : undefined;
  if (known === undefined) return undefined;
  known.json ??= Buffer.from(JSON.stringify(value));
  return known.json;
}

/** What `JSON.stringify` makes of items, without brackets. Shared parts are members of them, or items of a member. */
export function writeItems(items: readonly unknown[]): Buffer {
  const parts: Buffer[] = [];
  const bare = JSON.stringify(
    items.map((item) => (isObject(item) && !Array.isArray(item) ? leaveOutParts(item, parts) : item)),
  );
  return putBack(bare.slice(1, -1), parts);
}

/** A copy with places for its shared parts, whose JSON goes to `parts` in their order. */
function leaveOutParts(item: Members, parts: Buffer[]): Members {
  const copy: Record<string, unknown> = { ...item };
  for (const name in copy) {
    const value = copy[name];
    if (isObject(value)) copy[name] = leaveOut(value, parts);
  }
  return copy;
}

function leaveOut(value: object, parts: Buffer[]): unknown {
  const json = sharedJsonOf(value);
  if (json === undefined) return Array.isArray(value) ? leaveOutItems(value, parts) : value;
  parts.push(json);
  return PLACE;
}

function leaveOutItems(items: readonly unknown[], parts: Buffer[]): readonly unknown[] {
  return items.map((one) => (isObject(one) ? leaveOut(one, parts) : one));
}

function putBack(bare: string, parts: readonly Buffer[]): Buffer {
  const room = parts.reduce((sum, { length }) => sum + length - QUOTED_PLACE.length, Buffer.byteLength(bare));
  const bytes = Buffer.allocUnsafe(room);
  let at = 0;
  for (const [index, text] of bare.split(QUOTED_PLACE).entries()) {
    at += bytes.write(text, at);
    at += parts[index]?.copy(bytes, at) ?? 0;
  }
  return bytes;
}

/** Whether a value has members. */
export function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
