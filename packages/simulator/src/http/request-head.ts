/** What of a request comes before its body. */
export interface RequestHead {
  readonly method: string;
  readonly headers: RequestHeaders;
}

/** Headers by name in lower case, each name once; web standard `Headers` would load more than the simulator itself. */
export interface RequestHeaders extends Iterable<readonly [name: string, value: string]> {
  readonly get: (name: string) => string | null;
}

/** @param raw names and values by turns, as they were sent */
export function readHeaders(raw: readonly string[]): RequestHeaders {
  const values = new Map<string, string>();
  for (const [at, text] of raw.entries()) {
    if (at % 2 === 0) continue;
    const name = raw[at - 1]?.toLowerCase() ?? '';
    const before = values.get(name);
    const separator = name === 'cookie' ? '; ' : ', ';
    values.set(name, before === undefined ? text : `${before}${separator}${text}`);
  }
  const sorted = [...values].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { get: (name) => values.get(name.toLowerCase()) ?? null, [Symbol.iterator]: () => sorted.values() };
}
