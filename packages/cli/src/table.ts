import { toOneLine } from './plain-text.ts';
import type { View } from './view.ts';

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const GAP = '  ';
const NARROWEST_CELL = 6;
/** The last column gets this much before the others give way. */
const LEAST_LAST = 28;

/**
 * Columns side by side. Where the terminal is too narrow the last one, which says the most, is broken into lines and the
 * others are cut with `…`; text from outside cannot move the cursor.
 */
export function renderTable({ head, rows }: Table, view: View): string {
  const clean = rows.map((row) => row.map(toOneLine));
  const widths = fitWidths([head, ...clean], view.proseColumns);
  const lines = (cells: readonly string[]): string => {
    const front = cells.slice(0, -1).map((cell, index) => pad(cell, widths[index] ?? 0) + GAP);
    const [first = '', ...more] = wrapCell(cells.at(-1) ?? '', widths.at(-1) ?? 0);
    const indent = ' '.repeat(widthOf(front.join('')));
    return [front.join('') + first, ...more.map((line) => indent + line)]
      .map((line) => line.trimEnd())
      .join('\n');
  };
  return [view.style('dim', lines(head)), ...clean.map(lines)].join('\n');
}

/** Natural widths; where that is too wide the last column gives way, and then the widest of the others. */
function fitWidths(rows: readonly (readonly string[])[], columns: number): readonly number[] {
  const natural = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((row) => widthOf(row[index] ?? ''))),
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

/** Between words; one that has no room is broken after a dot, a comma or a slash, or else anywhere. */
function wrapCell(cell: string, width: number): readonly string[] {
  const fits = (text: string): boolean => widthOf(text.trimEnd()) <= width;
  const pieces = cell
    .split(/(?<= )/)
    .flatMap((word) => (fits(word) ? [word] : word.split(/(?<=[.,/])/)))
    .flatMap((piece) => (fits(piece) ? [piece] : chunk(piece, width)));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && fits(last + piece)) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
}

function chunk(text: string, width: number): readonly string[] {
  const characters = split(text);
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, index) =>
    characters.slice(index * width, (index + 1) * width).join(''),
  );
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
