import { type CursorForm, type Page, type PageParameters, paginate } from '../http/paginate.ts';
import type { Order } from '../http/order.ts';
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

/** Cuts the page of a collection that a request asks for, out of what matches; out of all of it without a test. */
export function listPage<T extends object>(
  { query, state, parameters, order, cursors }: ListCall<T>,
  collection: Collection<T>,
  matches?: (item: T) => boolean,
): Page<T> {
  return paginate({
    items: matches === undefined ? collection.values() : collection.values().filter(matches),
    sequenceOf: (item) => collection.sequenceOf(item),
    query,
    rules: state.pageRules,
    ...(parameters === undefined ? {} : { parameters }),
    ...(order === undefined ? {} : { order }),
    ...(cursors === undefined ? {} : { cursors }),
  });
}
