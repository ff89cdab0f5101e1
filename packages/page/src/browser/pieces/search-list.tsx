import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Row } from '../../list-data.ts';
import { Icon } from './icon.tsx';
import { createRowSource, type ReadPart, type RowSource } from './row-source.ts';
import { Empty, Problem } from './states.tsx';
import { Table } from './table.tsx';
import type { Order } from './table-head.tsx';
import { writeCount } from './write-words.ts';

/** Which rows of a list are wanted, and in which order. */
export interface ListQuery {
  /** Words that each row has to hold. */
  readonly search: string;
  readonly order: Order;
}

interface SearchListProps {
  readonly title: string;
  readonly read: (query: ListQuery) => ReadPart;
  /** Moves on when the list may have changed; undefined while there is nobody to read it from. */
  readonly news: unknown;
  /** The time from which ages count. */
  readonly now: number;
  /** What is searched for first. */
  readonly searchFor?: string;
  readonly openId: string | undefined;
  readonly onOpen: (row: Row) => void;
  /** Why there may be nothing, and what to do about it. */
  readonly empty: ComponentChildren;
}

const SEARCH_DELAY_MS = 150;

/** A list with a search above it. */
export function SearchList(props: SearchListProps): JSX.Element {
  const { title, read, news, now, searchFor = '', openId, onOpen, empty } = props;
  const search = useSignal(searchFor);
  const order = useSignal<Order>({ sort: undefined, isDescending: false });
  const reader = useRef(read);
  reader.current = read;
  const source = useMemo(() => {
    const query = { search: search.value, order: order.value };
    return createRowSource((offset, limit) => reader.current(query)(offset, limit));
  }, [search.value, order.value]);
  useEffect(() => {
    if (news !== undefined) source.refresh();
  }, [source, news]);
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
            now={now}
            openId={openId}
            onOpen={onOpen}
            empty={isSearched ? <NothingFound search={search} /> : empty}
          />
        )}
      </div>
    </div>
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
