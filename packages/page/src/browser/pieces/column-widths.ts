import type { Column } from '../../list-data.ts';

/** The least width of a column in pixels, and its share of what is left. */
type Width = readonly [least: number, share: number];

const FIRST: Width = [212, 2];
const WIDTHS: Readonly<Record<Column['kind'], Width>> = {
  text: [96, 1],
  words: [260, 4],
  code: [110, 1.6],
  number: [84, 0.5],
  time: [84, 0.5],
  clock: [104, 0],
  state: [112, 0.6],
  share: [168, 1],
  tag: [64, 0],
};
const GAP = 12;
const PADDING = 28;

/** The columns' widths as a grid has them. */
export function templateOf(columns: readonly Column[]): string {
  return columns
    .map(widthOf)
    .map(([least, share]) => (share === 0 ? `${least}px` : `minmax(${least}px, ${share}fr)`))
    .join(' ');
}

/** The width in pixels below which a row does not shrink. */
export function leastWidthOf(columns: readonly Column[]): number {
  const least = columns.map(widthOf).reduce((sum, [width]) => sum + width, 0);
  return least + GAP * Math.max(0, columns.length - 1) + PADDING;
}

/** What comes first is a name, but for times and ids, which are as wide as they are anywhere. */
function widthOf({ kind }: Column, index: number): Width {
  return index === 0 && kind === 'text' ? FIRST : WIDTHS[kind];
}
