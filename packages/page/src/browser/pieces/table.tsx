import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Row } from '../../list-data.ts';
import { leastWidthOf } from './column-widths.ts';
import { isNarrow } from './is-narrow.ts';
import type { RowSource } from './row-source.ts';
import { type Order, TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import './table.css';

interface TableProps {
  /** For who does not see the page: what is listed. */
  readonly label: string;
  readonly source: RowSource;
  readonly order: Signal<Order>;
  /** The time from which ages count. */
  readonly now: number;
  readonly openId: string | undefined;
  readonly onOpen: (row: Row) => void;
  /** What stands there when there are no rows. */
  readonly empty: ComponentChildren;
}

const ROW_HEIGHT = 36;
const CARD_HEIGHT = 60;
/** Rows beyond the edges, so that nothing is blank while it is scrolled. */
const BEYOND = 10;
const PAGE_ROWS = 15;

/** A list of any length: only the rows that are in sight are there. Arrows move, Enter opens. */
export function Table(props: TableProps): JSX.Element {
  const { label, source, order, now, openId, onOpen, empty } = props;
  const rows = useRowsInSight(source);
  const { box, view, active, rowHeight, total } = rows;
  if (source.total.value === 0) return <>{empty}</>;
  const columns = source.columns.value;
  const minWidth = isNarrow.value ? '0' : `${leastWidthOf(columns)}px`;
  return (
    <div
      ref={box}
      class={isNarrow.value ? 'table cards' : 'table'}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={`row-${active.value}`}
      aria-busy={source.total.value === undefined}
      tabIndex={0}
      onKeyDown={(event) => onKeyDown(event, { rows, source, onOpen })}
      onScroll={() => measure(box.current, view)}
    >
      <TableHead columns={columns} order={order} minWidth={minWidth} />
      <div role="rowgroup" class="rows" style={{ height: `${total * rowHeight}px`, minWidth }}>
        {range(rows.start, rows.end).map((index) => (
          <TableRow
            key={index}
            index={index}
            height={rowHeight}
            columns={columns}
            row={source.at(index)}
            now={now}
            isActive={index === active.value}
            isOpen={openId !== undefined && source.at(index)?.id === openId}
            onOpen={(row) => {
              active.value = index;
              onOpen(row);
            }}
          />
        ))}
      </div>
    </div>
  );
}

/** What of a table is in sight, and which of its rows the keys are at. */
interface RowsInSight {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly view: View;
  readonly active: Signal<number>;
  readonly rowHeight: number;
  readonly total: number;
  readonly start: number;
  readonly end: number;
}

function useRowsInSight(source: RowSource): RowsInSight {
  const box = useRef<HTMLDivElement>(null);
  const view = useSignal({ top: 0, height: 600 });
  const active = useSignal(0);
  const rowHeight = isNarrow.value ? CARD_HEIGHT : ROW_HEIGHT;
  const total = source.total.value ?? 0;
  void source.version.value;
  const start = Math.max(0, Math.floor(view.value.top / rowHeight) - BEYOND);
  const end = Math.min(total, Math.ceil((view.value.top + view.value.height) / rowHeight) + BEYOND);
  useEffect(() => source.look(start, Math.max(end, 1)), [source, start, end]);
  useEffect(() => watchSize(box.current, view), [box.current]);
  useEffect(() => {
    active.value = 0;
    box.current?.scrollTo(0, 0);
  }, [source]);
  return { box, view, active, rowHeight, total, start, end };
}

function onKeyDown(
  event: KeyboardEvent,
  {
    rows: { box, active, rowHeight, total },
    source,
    onOpen,
  }: { readonly rows: RowsInSight; readonly source: RowSource; readonly onOpen: (row: Row) => void },
): void {
  if (event.target !== box.current) return;
  const target = targetOf(event.key, active.value, total);
  const row = source.at(active.value);
  if (target !== undefined) {
    active.value = Math.max(0, Math.min(total - 1, target));
    scrollTo(box.current, active.value * rowHeight, rowHeight);
  } else if (event.key === 'Enter' && row !== undefined) onOpen(row);
  else return;
  event.preventDefault();
}

type View = Signal<{ readonly top: number; readonly height: number }>;

function measure(box: HTMLDivElement | null, view: View): void {
  if (box !== null) view.value = { top: box.scrollTop, height: box.clientHeight };
}

function watchSize(box: HTMLDivElement | null, view: View): (() => void) | undefined {
  if (box === null) return undefined;
  const observer = new ResizeObserver(() => measure(box, view));
  observer.observe(box);
  return () => observer.disconnect();
}

function scrollTo(box: HTMLDivElement | null, top: number, rowHeight: number): void {
  if (box === null) return;
  const head = rowHeight;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + rowHeight + head > box.scrollTop + box.clientHeight) {
    box.scrollTop = top + rowHeight + head - box.clientHeight;
  }
}

function targetOf(key: string, active: number, total: number): number | undefined {
  const targets = new Map([
    ['ArrowDown', active + 1],
    ['ArrowUp', active - 1],
    ['PageDown', active + PAGE_ROWS],
    ['PageUp', active - PAGE_ROWS],
    ['Home', 0],
    ['End', total - 1],
  ]);
  return targets.get(key);
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);
}
