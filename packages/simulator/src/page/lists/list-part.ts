import type { Cell, ListPart } from '@castai-bot/page';
import type { List } from '../../world/lazy-list.ts';
import type { ColumnSpec, ListPlace, ListSpec } from './list-spec.ts';

/** Which part of a list. */
export interface ListQuery {
  readonly offset: number;
  readonly limit: number;
  /** Words that each row has to hold, in any of its cells. */
  readonly search: string;
  /** The name of a column; the list's own order if left out. */
  readonly sort: string | undefined;
  readonly isDescending: boolean;
}

/** Reads a part of a list. */
export type PartReader = <Item extends object>(
  spec: ListSpec<Item>,
  place: ListPlace,
  query: ListQuery,
) => ListPart;

const MOST_KEPT = 8;

/** Makes a reader that keeps what it searched and put in order, as long as the list itself is the same. */
export function createPartReader(): PartReader {
  const searched = new WeakMap<object, Map<string, readonly object[]>>();
  return (spec, place, query) => {
    const items = spec.items(place);
    const isWhole = query.search === '' && query.sort === undefined;
    const found = isWhole ? items : findKept(searched, { items, spec, query });
    const { offset, limit } = query;
    return {
      columns: spec.columns.map(({ name, title, kind }) => ({ name, title, kind })),
      total: found.length,
      of: items.length,
      offset,
      rows: found.slice(offset, offset + limit).map((item) => ({
        id: spec.idOf(item),
        cells: spec.columns.map(({ read }) => read(item)),
      })),
    };
  };
}

function findKept<Item extends object>(
  searched: WeakMap<object, Map<string, readonly object[]>>,
  {
    items,
    spec,
    query,
  }: { readonly items: List<Item>; readonly spec: ListSpec<Item>; readonly query: ListQuery },
): readonly Item[] {
  const kept = searched.get(items) ?? new Map<string, readonly object[]>();
  searched.set(items, kept);
  const key = JSON.stringify([query.search, query.sort, query.isDescending]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was put there is of this list
  const known = kept.get(key) as readonly Item[] | undefined;
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const made = order(filter(items, spec, query.search), spec.columns, query);
  kept.set(key, made);
  return made;
}

function filter<Item extends object>(items: List<Item>, { columns }: ListSpec<Item>, text: string): Item[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const line = columns
      .map(({ read }) => toText(read(item)))
      .join('\n')
      .toLowerCase();
    return words.every((word) => line.includes(word));
  });
}

function toText(cell: Cell): string {
  return typeof cell === 'object' && cell !== null ? cell.text : String(cell ?? '');
}

function order<Item>(
  items: Item[],
  columns: readonly ColumnSpec<Item>[],
  { sort, isDescending }: ListQuery,
): Item[] {
  const column = columns.find(({ name }) => name === sort);
  if (column === undefined) return items;
  const keyed = items.map((item) => ({ item, key: toKey(column.read(item)) }));
  const sign = isDescending ? -1 : 1;
  return keyed.toSorted((one, other) => sign * compare(one.key, other.key)).map(({ item }) => item);
}

function toKey(cell: Cell): string | number {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.share : cell;
}

/** Numbers before words. */
function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
