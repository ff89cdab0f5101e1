import { compareValues, type Order, orderOf, type SortValue, sortValueOf } from './order.ts';
import { type Cursor, type CursorKind, decodeCursor, encodeCursor } from './cursor.ts';
import { badField } from './refusal.ts';

/** The names that one of the API's pagination dialects gives to the page's size and the cursor. */
export interface PageParameters {
  readonly limit: string;
  readonly cursor: string;
  /** The page's size when the request names none; the largest page if left out. */
  readonly defaultLimit?: number;
}

export const pageDotParameters: PageParameters = { limit: 'page.limit', cursor: 'page.cursor' };
/** Rebalancing plans: the one list whose default is documented. */
export const plainParameters: PageParameters = { limit: 'limit', cursor: 'cursor', defaultLimit: 10 };
export const pageTokenParameters: PageParameters = { limit: 'pageSize', cursor: 'pageToken' };

const MAX_LIMIT = 500;

/** How lists are cut, the same for all of them. */
export interface PageRules {
  readonly cursors: CursorKind;
  /** The largest page, whatever a request asks for. */
  readonly pageLimit: number;
}

/** One page of a list; `nextCursor` is empty on the last. */
export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string;
  readonly limit: number;
  readonly total: number;
}

/** What matched a request, in the order of arrival. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly sequenceOf: (item: T) => number;
  readonly query: Readonly<Record<string, unknown>>;
  readonly rules: PageRules;
  readonly parameters?: PageParameters;
}

/** Sorts a list and cuts the page that its query asks for. An offset counts in today's list, so it shifts when that shrinks; a key does not. */
export function paginate<T>(listing: Listing<T>): Page<T> {
  const { query, rules, sequenceOf, parameters = pageDotParameters } = listing;
  const asked = readLimit(query, parameters);
  const limit = Math.min(asked ?? parameters.defaultLimit ?? rules.pageLimit, rules.pageLimit);
  const order = orderOf(query);
  const items = sort(listing, order);
  const start = findStart(readCursor(query, parameters), { ...listing, items }, order);
  const page = items.slice(start, start + limit);
  const last = page.at(-1);
  if (last === undefined || start + limit >= items.length) {
    return { items: page, nextCursor: '', limit, total: items.length };
  }
  const place =
    rules.cursors === 'offset'
      ? { offset: start + limit }
      : { value: sortValueOf(last, order), sequence: sequenceOf(last) };
  return { items: page, nextCursor: encodeCursor({ filter: query, ...place }), limit, total: items.length };
}

function sort<T>({ items, sequenceOf }: Listing<T>, order: Order): readonly T[] {
  if (order.field === undefined && !order.isDescending) return items;
  return items
    .map((item) => ({ item, value: sortValueOf(item, order), sequence: sequenceOf(item) }))
    .toSorted((a, b) => comparePlaces(a, b, order))
    .map(({ item }) => item);
}

function readLimit(
  query: Readonly<Record<string, unknown>>,
  { limit: name }: PageParameters,
): number | undefined {
  const value = query[name];
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw badField(name, `found "${value}", wanted a whole number from 1 to ${MAX_LIMIT}`);
  }
  return limit;
}

function readCursor(
  query: Readonly<Record<string, unknown>>,
  { cursor: name }: PageParameters,
): Cursor | undefined {
  const text = query[name];
  if (typeof text !== 'string') return undefined;
  const cursor = decodeCursor(text);
  if (cursor === undefined) throw badField(name, 'not a cursor of this list');
  return cursor;
}

function findStart<T>(cursor: Cursor | undefined, { items, sequenceOf }: Listing<T>, order: Order): number {
  if (cursor === undefined) return 0;
  if ('offset' in cursor) return cursor.offset;
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item === undefined) return items.length;
    const place = { value: sortValueOf(item, order), sequence: sequenceOf(item) };
    if (comparePlaces(place, cursor, order) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Place {
  readonly value: SortValue;
  readonly sequence: number;
}

function comparePlaces(a: Place, b: Place, { isDescending }: Order): number {
  const ascending = compareValues(a.value, b.value) || a.sequence - b.sequence;
  return isDescending ? -ascending : ascending;
}
