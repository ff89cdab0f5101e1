import type { SortValue } from './order.ts';

/**
 * How a list goes on after a page: at a position, or after the last object sent. Which of them CAST AI does is a guess.
 *
 * @see README.md of this package, "What is known and what is guessed"
 */
export type CursorKind = 'offset' | 'key';

/** Where a list goes on, and the query of the request that began it: follow-up pages send the cursor alone. */
export type Cursor = { readonly filter: Readonly<Record<string, unknown>> } & (
  | { readonly offset: number }
  | { readonly value: SortValue; readonly sequence: number }
);

/** The parameters that place a page, in any of the dialects: they are no part of the filter. */
const PAGE_PARAMETERS: ReadonlySet<string> = new Set([
  'page.limit', 'page.cursor', 'limit', 'cursor', 'pageSize', 'pageToken',
]); // prettier-ignore

export function encodeCursor(cursor: Cursor): string {
  const filter = Object.fromEntries(
    Object.entries(cursor.filter).filter(([name]) => !PAGE_PARAMETERS.has(name)),
  );
  return Buffer.from(JSON.stringify({ ...cursor, filter })).toString('base64url');
}

/** Reads a cursor; `undefined` when the text is none of ours. */
export function decodeCursor(text: string): Cursor | undefined {
  const { filter, offset, value = null, sequence } = parseObject(Buffer.from(text, 'base64url').toString());
  if (!isObject(filter)) return undefined;
  if (typeof offset === 'number') return { filter, offset };
  if (typeof sequence !== 'number' || !isSortValue(value)) return undefined;
  return { filter, value, sequence };
}

/** A query with what its cursor carries under it. */
export function withCursorFilter(
  query: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const text = query['page.cursor'] ?? query['cursor'] ?? query['pageToken'];
  const cursor = typeof text === 'string' ? decodeCursor(text) : undefined;
  return { ...cursor?.filter, ...query };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSortValue(value: unknown): value is SortValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
