import type { SeenCounts } from './count-seen.ts';

/** A text whose table says how many operations are known how, with the counts of today; columns keep their width. */
export function writeCounts(text: string, counts: SeenCounts): string {
  const known = new Map<string, number>(Object.entries(counts));
  return text
    .split('\n')
    .map((line) => {
      const [start, word = '', cell = '', ...rest] = line.split('|');
      const count = known.get(word.trim().replaceAll('`', ''));
      if (count === undefined || !/^\d+$/.test(cell.trim())) return line;
      return [start, word, ` ${count}`.padEnd(cell.length), ...rest].join('|');
    })
    .join('\n');
}
