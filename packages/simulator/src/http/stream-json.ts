/** A list that is longer is written item by item, so that a long answer is never a text as a whole. */
const LONGEST_AT_ONCE = 1000;
const ITEMS_AT_ONCE = 200;

/** The bytes of an object whose list is long, a few items at a time as they are read; `undefined` for any other. */
export function streamJson(body: unknown): ReadableStream<Uint8Array> | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const isLong = Object.values(body).some((value) => Array.isArray(value) && value.length > LONGEST_AT_ONCE);
  return isLong ? ReadableStream.from(encode(writeObject(body))) : undefined;
}

function* encode(texts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const text of texts) yield encoder.encode(text);
}

function* writeObject(body: object): Generator<string> {
  let separator = '{';
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue;
    yield `${separator}${JSON.stringify(name)}:`;
    separator = ',';
    if (Array.isArray(value)) yield* writeList(value);
    else yield JSON.stringify(value);
  }
  yield '}';
}

function* writeList(items: readonly unknown[]): Generator<string> {
  yield '[';
  for (let start = 0; start < items.length; start += ITEMS_AT_ONCE) {
    const text = JSON.stringify(items.slice(start, start + ITEMS_AT_ONCE)).slice(1, -1);
    yield start === 0 ? text : `,${text}`;
  }
  yield ']';
}
