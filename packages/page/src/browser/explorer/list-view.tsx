import type { ComponentChildren, JSX } from 'preact';
import type { ListName } from '../../explorer-data.ts';
import type { Row } from '../../list-data.ts';
import type { ReadPart } from '../pieces/row-source.ts';
import { type ListQuery, SearchList } from '../pieces/search-list.tsx';
import { now, simulator } from './simulator.ts';

interface ListViewProps {
  readonly of: ListName;
  /** For the list of a cluster. */
  readonly clusterId?: string;
  readonly title: string;
  readonly openId: string | undefined;
  readonly onOpen: (row: Row) => void;
  /** Why there may be nothing, and what to do about it. */
  readonly empty: ComponentChildren;
  /** Moves on when the list may have changed. */
  readonly news: unknown;
}

/** A list of the simulator's. */
export function ListView({ of, clusterId, news, ...props }: ListViewProps): JSX.Element {
  return (
    <SearchList
      {...props}
      read={(query) => readList(query, { of, ...(clusterId !== undefined && { cluster: clusterId }) })}
      news={simulator.link.value === 'live' ? news : undefined}
      now={now.value}
    />
  );
}

function readList(
  { search, order: { sort, isDescending } }: ListQuery,
  list: { readonly of: ListName; readonly cluster?: string },
): ReadPart {
  const order = sort === undefined ? {} : { sort, descending: String(isDescending) };
  return (offset, limit) =>
    simulator.read('list', { ...list, search, ...order, offset: String(offset), limit: String(limit) });
}
