import { toOneLine } from './plain-text.ts';
import { cutText, textWidth } from './text-width.ts';
import type { Style, View } from './view.ts';
import { wrapCell } from './wrap-cell.ts';

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Colours of the last cells, by row. */
  readonly styles?: readonly (Style | undefined)[];
}

const GAP = '  ';
const NARROWEST_CELL = 6;
/** The last column gets this much before the others give way. */
const LEAST_LAST = 28;

/**
 * Columns side by side. Where the terminal is too narrow the last one, which says the most, is broken into lines and the
 * others are cut with `…`; where not even that has room, each row is a list of its cells. Text from outside cannot move
 * the cursor.
 */
export function renderTable({ head, rows, styles = [] }: Table, view: View): string {
  const clean = rows.map((row) => row.map(toOneLine));
  const least = (head.length - 1) * (NARROWEST_CELL + GAP.length) + NARROWEST_CELL;
  if (least > view.proseColumns) return renderList({ head, rows: clean }, view);
  const widths = fitWidths([head, ...clean], view.proseColumns);
  const lines = (cells: readonly string[], style?: Style): string => {
    const front = cells.slice(0, -1).map((cell, index) => pad(cell, widths[index] ?? 0) + GAP);
    const [first = '', ...more] = wrapCell(cells.at(-1) ?? '', widths.at(-1) ?? 0);
    const indent = ' '.repeat(textWidth(front.join('')));
    const paint = (text: string): string => (style === undefined ? text : view.style(style, text));
    return [`${front.join('')}${paint(first)}`, ...more.map((line) => indent + paint(line.trimEnd()))]
      .map((line) => line.trimEnd())
      .join('\n');
  };
  return [view.style('dim', lines(head)), ...clean.map((cells, at) => lines(cells, styles[at]))].join('\n');
}

/** Each cell that says something on lines of its own, below its head. */
function renderList({ head, rows }: Table, view: View): string {
  const list = (row: readonly string[]): string =>
    row
      .flatMap((cell, index) =>
        cell === ''
          ? []
          : [
              view.style('dim', cutText(head[index] ?? '', view.proseColumns)[0]),
              ...wrapCell(cell, view.proseColumns - GAP.length).map((line) => `${GAP}${line}`.trimEnd()),
            ],
      )
      .join('\n');
  return rows.map(list).join('\n\n');
}

/** Natural widths; where that is too wide the last column gives way, and then the widest of the others. */
function fitWidths(rows: readonly (readonly string[])[], columns: number): readonly number[] {
  const natural = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => textWidth(row[index] ?? ''))),
  );
  const [others, last] = [natural.slice(0, -1), natural.at(-1) ?? 0];
  const room = columns - GAP.length * others.length;
  const least = Math.min(last, LEAST_LAST);
  const sum = (): number => others.reduce((total, width) => total + width, 0);
  while (sum() + least > room) {
    const widest = Math.max(...others);
    if (widest <= NARROWEST_CELL) break;
    others[others.lastIndexOf(widest)] = widest - 1;
  }
  return [...others, Math.max(Math.min(last, room - sum()), NARROWEST_CELL)];
}

function pad(cell: string, width: number): string {
  const cut = textWidth(cell) > width ? `${cutText(cell, width - 1)[0]}…` : cell;
  return cut + ' '.repeat(Math.max(0, width - textWidth(cut)));
}
