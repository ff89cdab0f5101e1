import { renderTable, type View, wrapProse } from '@castai-bot/cli';
import type { DescribedChange } from './describe-changes.ts';

/** More things than this are cut and counted. */
const MOST_SHOWN = 20;
const MOST_SUMS = 10;

export interface CutTable {
  readonly head: readonly string[];
  readonly things: readonly TableThing[];
  /** Said above the sums. */
  readonly total?: string;
  /** Nothing is cut. @default false */
  readonly isWhole?: boolean;
}

/** One thing, with a line for each of its changes. */
export interface TableThing {
  /** All columns but the last. */
  readonly what: readonly string[];
  readonly changes: readonly (string | DescribedChange)[];
  /** What it counts as, where there are too many to show. */
  readonly sum: string;
}

/** A table; when it is long, its first things and how often each change was made. */
export function renderCutTable({ head, things, total, isWhole = false }: CutTable, view: View): string {
  const most = isWhole ? things.length : MOST_SHOWN;
  const lines = things.slice(0, most).flatMap(({ what, changes: [first = '', ...more] }) => {
    const blank = what.map(() => '');
    return [{ what, change: first }, ...more.map((change) => ({ what: blank, change }))];
  });
  const rows = lines.map(({ what, change }) => [...what, textOf(change)]);
  const styles = lines.map(({ change }) => (isLoss(change) ? 'red' : undefined));
  const table = renderTable({ head, rows, styles }, view);
  if (things.length <= most) return table;
  const counts = [...Map.groupBy(things, ({ sum }) => sum)]
    .map(([sum, same]) => [sum, same.length] as const)
    .toSorted(([, a], [, b]) => b - a);
  const sums = counts.slice(0, MOST_SUMS).map(([sum, times]) => `  ${times} × ${sum}`);
  if (counts.length > MOST_SUMS) sums.push(`  and ${counts.length - MOST_SUMS} other kinds`);
  const more = [
    `and ${things.length - MOST_SHOWN} more`,
    '',
    ...(total === undefined ? [] : [total]),
    ...sums,
  ];
  return `${table}\n${wrapProse(more.join('\n'), view, 4)}`;
}

/** What a change says, described or not. */
export function textOf(change: string | DescribedChange): string {
  return typeof change === 'string' ? change : change.text;
}

function isLoss(change: string | DescribedChange): boolean {
  return typeof change !== 'string' && change.isLoss;
}
