import type { JSX } from 'preact';
import type { Cell, Column, Row } from '../../list-data.ts';
import { Badge } from './badge.tsx';
import { templateOf } from './column-widths.ts';
import { writeClock, writeCount, writeDateTime, writeDistance } from './write-words.ts';

interface TableRowProps {
  readonly index: number;
  readonly height: number;
  readonly columns: readonly Column[];
  /** Undefined until it has come. */
  readonly row: Row | undefined;
  readonly now: number;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (row: Row) => void;
}

/** One row of a table, at its place. */
export function TableRow(props: TableRowProps): JSX.Element {
  const { index, height, columns, row, now, isActive, isOpen, onOpen } = props;
  return (
    <div
      id={`row-${index}`}
      role="row"
      class={`row${isActive ? ' active' : ''}${isOpen ? ' open' : ''}`}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      style={{
        height: `${height}px`,
        transform: `translateY(${index * height}px)`,
        gridTemplateColumns: templateOf(columns),
      }}
      onClick={() => {
        if (row !== undefined) onOpen(row);
      }}
    >
      {columns.map((column, place) => (
        <div key={column.name} role="gridcell" class={`cell kind-${column.kind}`} data-title={column.title}>
          {row === undefined ? (
            <span class="waiting" aria-hidden="true" />
          ) : (
            <CellText cell={row.cells[place] ?? null} column={column} now={now} />
          )}
        </div>
      ))}
    </div>
  );
}

interface CellProps {
  readonly cell: Cell;
  readonly column: Column;
  readonly now: number;
}

function CellText({ cell, column: { kind }, now }: CellProps): JSX.Element {
  if (cell === null || cell === '') return <span class="muted nothing">–</span>;
  if (typeof cell === 'object') return <Share {...cell} />;
  if (typeof cell === 'string')
    return kind === 'state' ? <Badge word={cell} /> : <span title={cell}>{cell}</span>;
  if (kind === 'clock') return <span title={writeDateTime(cell)}>{writeClock(cell)}</span>;
  if (kind === 'time') return <span title={`${writeDateTime(cell)} UTC`}>{writeDistance(cell, now)}</span>;
  return <>{writeCount(cell)}</>;
}

function Share({ share, text }: { readonly share: number; readonly text: string }): JSX.Element {
  return (
    <>
      <span class="bar" aria-hidden="true">
        <span style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      <span title={text}>{text}</span>
    </>
  );
}
