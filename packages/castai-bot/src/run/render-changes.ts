import type { Change } from '@castai-bot/simulator';
import { renderTable } from '../table.ts';
import type { View } from '../view.ts';
import { wrapProse } from '../wrap-prose.ts';
import { describeChange } from './describe-change.ts';

/** More rows than this are cut and counted. */
const MOST_ROWS = 20;
const MOST_SUMS = 10;

/** What a run changed, as a table; when it is long, its first rows and how often each change was made. */
export function renderChanges(changes: readonly Change[], view: View): string {
  if (changes.length === 0) return 'Nothing changed';
  const rows = changes.map((change) => [change.kind, change.name, describeChange(change)] as const);
  const table = renderTable({ head: ['KIND', 'NAME', 'CHANGE'], rows: rows.slice(0, MOST_ROWS) }, view);
  if (rows.length <= MOST_ROWS) return table;
  const sums = countBy(rows.map(([kind, , what]) => `${kind}: ${what}`));
  const lines = sums.slice(0, MOST_SUMS).map(([what, count]) => `  ${count} × ${what}`);
  if (sums.length > MOST_SUMS) lines.push(`  and ${sums.length - MOST_SUMS} other changes`);
  const more = [`and ${rows.length - MOST_ROWS} more`, '', `Changed ${rows.length}:`, ...lines];
  return `${table}\n${wrapProse(more.join('\n'), view, 4)}`;
}

function countBy(words: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}
