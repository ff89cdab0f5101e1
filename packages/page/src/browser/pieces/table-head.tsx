import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Column } from '../../list-data.ts';
import { templateOf } from './column-widths.ts';

/** How a table is put in order. */
export interface Order {
  readonly sort: string | undefined;
  readonly isDescending: boolean;
}

interface TableHeadProps {
  readonly columns: readonly Column[];
  readonly order: Signal<Order>;
  readonly minWidth: string;
}

/** The titles of a table; each puts it in the order of its column, and once more in that from the end. */
export function TableHead({ columns, order, minWidth }: TableHeadProps): JSX.Element {
  return (
    <div role="rowgroup" class="head" style={{ minWidth }}>
      <div role="row" class="titles" aria-rowindex={1} style={{ gridTemplateColumns: templateOf(columns) }}>
        {columns.map((column) => (
          <Title key={column.name} column={column} order={order} />
        ))}
      </div>
    </div>
  );
}

function Title({ column, order }: { readonly column: Column; readonly order: Signal<Order> }): JSX.Element {
  const { name, title, kind } = column;
  const { sort, isDescending } = order.value;
  const isSorted = sort === name;
  const direction = isDescending ? 'descending' : 'ascending';
  return (
    <div role="columnheader" class={`heading kind-${kind}`} aria-sort={isSorted ? direction : 'none'}>
      <button
        type="button"
        onClick={() => {
          const isEnd = isSorted && isDescending;
          order.value = { sort: isEnd ? undefined : name, isDescending: isSorted && !isDescending };
        }}
      >
        {title}
        {isSorted && <span aria-hidden="true">{isDescending ? '↓' : '↑'}</span>}
      </button>
    </div>
  );
}
