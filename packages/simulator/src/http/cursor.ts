import type { SortValue } from './order.ts';

/**
 * Where a list goes on: after the last object that was sent, with the query of the request that began it, as follow-up
 * pages send the cursor alone.
 */
export interface Cursor {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly value: SortValue;
  readonly sequence: number;
}

/** The parameters that place a page, in any of the dialects: they are no part of the filter. */
const PAGE_PARAMETERS: ReadonlySet<string> = new Set([
  'page.limit', 'page.cursor', 'limit', 'cursor', 'pageSize', 'pageToken',
]); // prettier-ignore

/** Writes a cursor as CAST AI does: base64 with padding. */
export function encodeCursor(cursor: Cursor): string {
  return toBase64(JSON.stringify({ ...cursor, filter: filterOf(cursor.filter) }));
}

/** Reads a cursor; `undefined` when the text is none of ours. */
export function decodeCursor(text: string): Cursor | undefined {
  const { filter, value = null, sequence } = parseObject(fromBase64(text));
  if (!isObject(filter) || typeof sequence !== 'number' || !isSortValue(value)) return undefined;
  return { filter, value, sequence };
}

/** A query with what its cursor carries under it. */
export function withCursorFilter(
  query: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const text = query['page.cursor'] ?? query['cursor'] ?? query['pageToken'];
  const { filter } = typeof text === 'string' ? parseObject(fromBase64(text)) : {};
  return isObject(filter) ? { ...filter, ...query } : query;
}

/** A query without what places a page. */
export function filterOf(query: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !PAGE_PARAMETERS.has(name)));
}

export function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

export function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString();
}

/** The object that a text is, empty when it is none. */
export function parseObject(text: string): Readonly<Record<string, unknown>> {
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
