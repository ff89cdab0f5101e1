import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { ListName, Row } from '../../explorer-data.ts';
import { Icon } from '../pieces/icon.tsx';
import { createRowSource, type RowSource } from '../pieces/row-source.ts';
import { Empty, Problem } from '../pieces/states.tsx';
import { Table } from '../pieces/table.tsx';
import type { Order } from '../pieces/table-head.tsx';
import { writeCount } from '../pieces/write-words.ts';
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

const SEARCH_DELAY_MS = 150;

/** A list with a search above it. */
export function ListView(props: ListViewProps): JSX.Element {
  const { of, clusterId, title, openId, onOpen, empty, news } = props;
  const search = useSignal('');
  const order = useSignal<Order>({ sort: undefined, isDescending: false });
  const source = useMemo(
    () => openSource({ of, clusterId, search: search.value, order: order.value }),
    [of, clusterId, search.value, order.value],
  );
  const isLive = simulator.link.value === 'live';
  useEffect(() => {
    if (isLive) source.refresh();
  }, [source, news, isLive]);
  const isSearched = search.value !== '';
  return (
    <div class="list">
      <div class="bar">
        <Search search={search} title={title} />
        <Count source={source} isSearched={isSearched} />
      </div>
      <div class="box">
        {source.total.value === undefined && source.problem.value !== undefined ? (
          <Problem title={`Cannot show ${title.toLowerCase()}`}>
            <p>{source.problem.value.message}</p>
          </Problem>
        ) : (
          <Table
            label={title}
            source={source}
            order={order}
            now={now.value}
            openId={openId}
            onOpen={onOpen}
            empty={isSearched ? <NothingFound search={search} /> : empty}
          />
        )}
      </div>
    </div>
  );
}

function openSource({
  of,
  clusterId,
  search,
  order: { sort, isDescending },
}: {
  readonly of: ListName;
  readonly clusterId: string | undefined;
  readonly search: string;
  readonly order: Order;
}): RowSource {
  const query = {
    of,
    search,
    ...(clusterId === undefined ? {} : { cluster: clusterId }),
    ...(sort === undefined ? {} : { sort, descending: String(isDescending) }),
  };
  return createRowSource((offset, limit) =>
    simulator.read('list', { ...query, offset: String(offset), limit: String(limit) }),
  );
}

function Search({ search, title }: { readonly search: Signal<string>; readonly title: string }): JSX.Element {
  const waiting = useSignal<ReturnType<typeof setTimeout> | undefined>(undefined);
  const wait = (text: string): void => {
    clearTimeout(waiting.peek());
    waiting.value = setTimeout(() => {
      search.value = text.trim();
    }, SEARCH_DELAY_MS);
  };
  return (
    <label class="search">
      <Icon name="search" />
      <span class="hidden">Search {title.toLowerCase()}</span>
      <input
        type="search"
        placeholder="Search"
        value={search.value}
        onInput={({ currentTarget }) => wait(currentTarget.value)}
      />
    </label>
  );
}

function Count({
  source,
  isSearched,
}: {
  readonly source: RowSource;
  readonly isSearched: boolean;
}): JSX.Element {
  const total = source.total.value;
  const words = isSearched
    ? `${writeCount(total ?? 0)} of ${writeCount(source.of.value)}`
    : writeCount(total ?? 0);
  return (
    <span class="muted" role="status">
      {total === undefined ? 'Reading …' : words}
    </span>
  );
}

function NothingFound({ search }: { readonly search: Signal<string> }): JSX.Element {
  return (
    <Empty title={`Nothing has “${search.value}” in it`}>
      <button
        type="button"
        onClick={() => {
          search.value = '';
        }}
      >
        Show all
      </button>
    </Empty>
  );
}
