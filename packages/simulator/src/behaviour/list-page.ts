import {
  type CursorForm,
  type Listing,
  type Page,
  type PageParameters,
  paginate,
  placePage,
} from '../http/paginate.ts';
import type { Order } from '../http/order.ts';
import type { Draft } from '../json/draft.ts';
import type { Collection } from '../state/collection.ts';
import type { State } from '../state/state.ts';

/** A request for a list. */
export interface ListCall<T = never> {
  readonly query: Readonly<Record<string, unknown>>;
  readonly state: State;
  readonly parameters?: PageParameters;
  readonly order?: Order<T>;
  readonly cursors?: CursorForm<T>;
}

/** A page to be sent. */
interface Drafts<T extends object> {
  readonly items: readonly (T | Draft<T>)[];
  /** Empty on the last page. */
  readonly nextCursor: string;
}

/** Cuts the page of a collection that a request asks for, out of what matches; out of all of it without a test. */
export function listPage<T extends object>(
  call: ListCall<T>,
  collection: Collection<T>,
  matches?: (item: T) => boolean,
): Page<T> {
  return paginate(listingOf(call, collection, matches));
}

/** The same page for an answer that sends it as it is: of items that nobody looked at yet only drafts are made. */
export function draftPage<T extends object>(
  call: ListCall<T>,
  collection: Collection<T>,
  matches?: (item: T) => boolean,
): Drafts<T> {
  const { list, start, end, nextCursor } = placePage(listingOf(call, collection, matches));
  return { items: list.drafts?.(start, end) ?? list.slice(start, end), nextCursor };
}

function listingOf<T extends object>(
  { query, state, parameters, order, cursors }: ListCall<T>,
  collection: Collection<T>,
  matches?: (item: T) => boolean,
): Listing<T> {
  return {
    items: matches === undefined ? collection.values() : collection.values().filter(matches),
    sequenceOf: (item) => collection.sequenceOf(item),
    query,
    rules: state.pageRules,
    ...(parameters === undefined ? {} : { parameters }),
    ...(order === undefined ? {} : { order }),
    ...(cursors === undefined ? {} : { cursors }),
  };
}
