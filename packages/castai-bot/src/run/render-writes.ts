import { renderTable } from '../table.ts';
import type { View } from '../view.ts';
import { wrapProse } from '../wrap-prose.ts';
import type { SentWrite } from './gateway/note-writes.ts';
import type { PlannedChange, PlannedWrite } from './plan/planned-write.ts';
import { shortenPath } from './shorten-path.ts';

/** More writes than this are cut and counted. */
const MOST_WRITES = 20;
const MOST_SUMS = 10;
const MOST_CHANGES = 8;

/** What a dry run would write, as a table. */
export function renderPlan(plan: readonly PlannedWrite[], view: View): string {
  if (plan.length === 0) return 'Nothing would be written';
  const rows = plan.map((write) => {
    const [first = '', ...more] = describePlanned(write);
    const what = [write.method, shortenPath(write, plan)] as const;
    return [[...what, first], ...more.map((change) => ['', '', change])];
  });
  const head = ['METHOD', 'WHAT', 'CHANGE'];
  const sums = plan.map((write) => `${write.method}: ${describePlanned(write).join(', ')}`);
  return `${renderCut({ head, rows, sums }, view)}\n\nPlanned ${count(plan.length)}, none of them sent`;
}

/** The writes that were sent, as a table. */
export function renderSent(writes: readonly SentWrite[], view: View): string {
  if (writes.length === 0) return 'Nothing was written';
  const rows = writes.map(
    ({ method, path, target = path, status }) =>
      [[method, target, status === null ? 'none' : String(status)]] as const,
  );
  const head = ['METHOD', 'WHAT', 'ANSWER'];
  const table = renderCut(
    { head, rows, sums: rows.map(([[method, , status]]) => `${method}: ${status}`) },
    view,
  );
  return `${table}\n\nSent ${count(writes.length)}`;
}

interface CutTable {
  readonly head: readonly string[];
  /** The rows of each write. */
  readonly rows: readonly (readonly (readonly string[])[])[];
  /** What each write counts as, where there are too many to show. */
  readonly sums: readonly string[];
}

function renderCut({ head, rows, sums }: CutTable, view: View): string {
  const table = renderTable({ head, rows: rows.slice(0, MOST_WRITES).flat() }, view);
  if (rows.length <= MOST_WRITES) return table;
  const counts = [...Map.groupBy(sums, (word) => word)]
    .map(([word, same]) => [word, same.length] as const)
    .toSorted(([, a], [, b]) => b - a);
  const lines = counts.slice(0, MOST_SUMS).map(([word, times]) => `  ${times} × ${word}`);
  if (counts.length > MOST_SUMS) lines.push(`  and ${counts.length - MOST_SUMS} other kinds`);
  const more = [`and ${rows.length - MOST_WRITES} more`, '', ...lines];
  return `${table}\n${wrapProse(more.join('\n'), view, 4)}`;
}

/** `managementOption: MANAGED → READ_ONLY`, each change by itself; the body where the present value is not known. */
function describePlanned({ changes, body }: PlannedWrite): readonly string[] {
  if (changes.length === 0) return body === undefined ? [] : [JSON.stringify(body)];
  const shown = changes.slice(0, MOST_CHANGES).map(describeChange);
  return changes.length > MOST_CHANGES ? [...shown, `and ${changes.length - MOST_CHANGES} more`] : shown;
}

function describeChange({ path, before, after }: PlannedChange): string {
  return `${path}: ${write(before)} → ${write(after)}`;
}

function write(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}

function count(writes: number): string {
  return writes === 1 ? '1 write' : `${writes} writes`;
}
