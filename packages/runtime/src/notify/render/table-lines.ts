import type { Table } from '../message.ts';

/** A table as lines of text, its columns in line where every letter is as wide as another. */
export function tableLines({ columns, more, rows }: Table): readonly string[] {
  const all = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  const lines = all.map((row) =>
    widths
      .map((width, at) => (row[at] ?? '').padEnd(width))
      .join('  ')
      .trimEnd(),
  );
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

const tail = (left: number): string => `… ${left} lines more`;

/** As many of the lines as fit, and how many do not. */
export function fitLines(lines: readonly string[], length: number): string {
  const whole = lines.join('\n');
  if (whole.length <= length) return whole;
  let kept = lines.length;
  let size = whole.length;
  while (kept > 0 && size + 1 + tail(lines.length - kept).length > length) {
    kept -= 1;
    size -= (lines[kept]?.length ?? 0) + 1;
  }
  return [...lines.slice(0, kept), tail(lines.length - kept)].join('\n');
}
