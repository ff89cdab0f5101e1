import type { SortValue } from './order.ts';

/** How a list goes on after a page: at a position, or after the last object sent. */
export type CursorKind = 'offset' | 'key';

/** Where a list goes on, and the filter of the request that began it: follow-up pages send the cursor alone. */
export type Cursor = { readonly filter: string } & (
  | { readonly offset: number }
  | { readonly value: SortValue; readonly sequence: number }
);

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Reads a cursor; `undefined` when the text is none of ours. */
export function decodeCursor(text: string): Cursor | undefined {
  const found = parseObject(Buffer.from(text, 'base64url').toString());
  const { filter, offset, value = null, sequence } = found;
  if (typeof filter !== 'string') return undefined;
  if (typeof offset === 'number') return { filter, offset };
  if (typeof sequence !== 'number' || !isSortValue(value)) return undefined;
  return { filter, value, sequence };
}

/** The query that a request stands for: that of its cursor, when it has one. */
export function queryBehindCursor(params: URLSearchParams): URLSearchParams {
  const names = ['page.cursor', 'cursor', 'pageToken'];
  const name = names.find((candidate) => params.get(candidate));
  const cursor = name === undefined ? undefined : decodeCursor(params.get(name) ?? '');
  if (cursor === undefined) return params;
  const whole = new URLSearchParams(cursor.filter);
  for (const kept of [...names, 'page.limit', 'limit', 'pageSize']) {
    const value = params.get(kept);
    if (value !== null) whole.set(kept, value);
  }
  return whole;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isSortValue(value: unknown): value is SortValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
