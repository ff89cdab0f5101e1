import { stripVTControlCharacters } from 'node:util';
import type { View } from './view.ts';

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const GAP = '  ';
const NARROWEST_CELL = 6;

/** Columns side by side, cut with `…` where the terminal is too narrow; text from outside cannot move the cursor. */
export function renderTable({ head, rows }: Table, view: View): string {
  const clean = rows.map((row) => row.map(toOneLine));
  const widths = fitWidths([head, ...clean], view.columns);
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0))
      .join(GAP)
      .trimEnd();
  return [view.style('dim', line(head)), ...clean.map(line)].join('\n');
}

/** Natural widths; while that is too wide, the widest column gives way. */
function fitWidths(rows: readonly (readonly string[])[], columns: number): readonly number[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => widthOf(row[index] ?? ''))));
  const room = columns - GAP.length * (widths.length - 1);
  while (widths.reduce((sum, width) => sum + width, 0) > room) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST_CELL) break;
    widths[widths.lastIndexOf(widest)] = widest - 1;
  }
  return widths;
}

function pad(cell: string, width: number): string {
  const characters = split(cell);
  const cut = characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : cell;
  return cut + ' '.repeat(Math.max(0, width - widthOf(cut)));
}

const widthOf = (text: string): number => split(text).length;

/** Into what a person takes for characters. */
function split(text: string): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** Without escape sequences and control characters. */
export function toOneLine(text: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- these are what must go
  return stripVTControlCharacters(text).replaceAll(/[\u0000-\u001F\u007F-\u009F]+/g, ' ');
}
