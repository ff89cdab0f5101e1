import { compareValues, type Order, orderOf, type SortValue, sortValueOf } from './order.ts';
import { type Cursor, decodeCursor, encodeCursor } from './cursor.ts';
import { badField } from './refusal.ts';
import type { List } from '../world/lazy-list.ts';

/** The names that one of the API's pagination dialects gives to the page's size and the cursor. */
export interface PageParameters {
  readonly limit: string;
  readonly cursor: string;
  /** The page's size when the request names none. @default 50, which is a guess */
  readonly defaultLimit?: number;
}

export const pageDotParameters: PageParameters = { limit: 'page.limit', cursor: 'page.cursor' };
/** Lists that come whole unless a request limits them, as was seen of nodes. */
export const wholeListParameters: PageParameters = { ...pageDotParameters, defaultLimit: Infinity };
/** Rebalancing plans: fifty without a limit, as was seen; the description says ten. */
export const plainParameters: PageParameters = { limit: 'limit', cursor: 'cursor', defaultLimit: 50 };
export const pageTokenParameters: PageParameters = { limit: 'pageSize', cursor: 'pageToken' };

const MAX_LIMIT = 500;
/** What nobody saw of most lists: the page's size when a request names none. */
const DEFAULT_LIMIT = 50;

/** How lists are cut, the same for all of them. */
export interface PageRules {
  /** The largest page, whatever a request asks for; none but the API's own of 500 if left out. */
  readonly pageLimit: number | undefined;
}

/** One page of a list; `nextCursor` is empty on the last. */
export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string;
  readonly limit: number;
  readonly total: number;
}

/** Where a page is in a list; `nextCursor` is empty on the last. */
export interface PagePlace<T> {
  readonly list: List<T>;
  readonly start: number;
  readonly end: number;
  readonly nextCursor: string;
  readonly limit: number;
}

/** What matched a request, in the order of arrival. */
export interface Listing<T> {
  readonly items: List<T>;
  readonly sequenceOf: (item: T) => number;
  readonly query: Readonly<Record<string, unknown>>;
  readonly rules: PageRules;
  readonly parameters?: PageParameters;
  /** How the list is sorted when the request does not say. @default in the order of arrival */
  readonly order?: Order<T>;
  /** How its cursors are written, where that is not as in most lists. */
  readonly cursors?: CursorForm<T>;
}

/** A form of cursors that tell where the next page begins, by what the list is sorted by. */
export interface CursorForm<T> {
  readonly write: (page: {
    readonly last: T;
    readonly next: T;
    readonly query: Listing<T>['query'];
    readonly limit: number;
  }) => string;
  /** What the next page begins with, of what `write` wrote; `undefined` when the text is none of that. */
  readonly read: (text: string) => { readonly from: SortValue; readonly limit?: number } | undefined;
}

/** Sorts a list and cuts the page that its query asks for. It goes on after an object, so it holds while others come and go. */
export function paginate<T>(listing: Listing<T>): Page<T> {
  const { list, start, end, nextCursor, limit } = placePage(listing);
  return { items: list.slice(start, end), nextCursor, limit, total: list.length };
}

/** Sorts a list and tells where the page is that its query asks for. */
export function placePage<T>(listing: Listing<T>): PagePlace<T> {
  const { query, rules, parameters = pageDotParameters } = listing;
  const order = orderOf(query, listing.order);
  const list = sort(listing, order);
  const place = readPlace({ ...listing, items: list }, { order, parameters });
  const wanted = readLimit(query, parameters) ?? place.limit ?? parameters.defaultLimit ?? DEFAULT_LIMIT;
  const limit = Math.min(wanted, rules.pageLimit ?? Infinity);
  const { start } = place;
  const end = Math.min(start + limit, list.length);
  const [last, next] = start < end ? [list.at(end - 1), list.at(end)] : [];
  const nextCursor =
    last === undefined || next === undefined ? '' : writeCursor(listing, { last, next, order, limit });
  return { list, start, end, nextCursor, limit: Math.min(limit, MAX_LIMIT) };
}

function sort<T>({ items, sequenceOf }: Listing<T>, order: Order<T>): List<T> {
  if (order.field === undefined && order.read === undefined && !order.isDescending) return items;
  return [...items]
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

function writeCursor<T>(
  { query, sequenceOf, cursors }: Listing<T>,
  page: { readonly last: T; readonly next: T; readonly order: Order<T>; readonly limit: number },
): string {
  const { last, next, order, limit } = page;
  if (cursors !== undefined) return cursors.write({ last, next, query, limit });
  return encodeCursor({ filter: query, value: sortValueOf(last, order), sequence: sequenceOf(last) });
}

/** Where a page begins, and how long it is when its cursor says so. */
function readPlace<T>(
  { query, items, sequenceOf, cursors }: Listing<T>,
  { order, parameters }: { readonly order: Order<T>; readonly parameters: PageParameters },
): { readonly start: number; readonly limit?: number | undefined } {
  const text = query[parameters.cursor];
  if (typeof text !== 'string') return { start: 0 };
  const cursor: Cursor | undefined = cursors === undefined ? decodeCursor(text) : undefined;
  const form = cursors?.read(text);
  if (form !== undefined) {
    const isBefore = (item: T): boolean => {
      const compared = compareValues(sortValueOf(item, order), form.from);
      return order.isDescending ? compared > 0 : compared < 0;
    };
    return { start: countLeading(items, isBefore), limit: form.limit };
  }
  if (cursor === undefined) throw badField(parameters.cursor, 'not a cursor of this list');
  const isSent = (item: T): boolean => {
    const place = { value: sortValueOf(item, order), sequence: sequenceOf(item) };
    return comparePlaces(place, cursor, order) <= 0;
  };
  return { start: countLeading(items, isSent) };
}

/** How many items at the start pass a test that none after them passes. */
function countLeading<T>(items: List<T>, passes: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items.at(middle);
    if (item !== undefined && passes(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Place {
  readonly value: SortValue;
  readonly sequence: number;
}

function comparePlaces(a: Place, b: Place, { isDescending }: { readonly isDescending: boolean }): number {
  const ascending = compareValues(a.value, b.value) || a.sequence - b.sequence;
  return isDescending ? -ascending : ascending;
}
