import { renderTable, type View } from '@castai-bot/cli';
import { describeChanges, describePlannedChanges } from '../describe-changes.ts';
import type { PlannedChange } from '../plan/planned-write.ts';
import type { RunResult } from '../run-result.ts';

const LONGEST_TEXT = 80;
const SHOWN_OF_TEXT = 20;
/** What is to be put back, by object: there may be thousands, of which some will do. */
const REMEMBERED = 'remembered.';

/** What was stored of what the function keeps between runs, or would be, as a table. */
export function renderState({ dryRun, state }: Pick<RunResult, 'dryRun' | 'state'>, view: View): string {
  if (state === null) return '';
  const shown = state.changes.map(shorten);
  const changes = [
    ...describePlannedChanges(shown.filter((change) => !isRemembered(change))),
    ...describeChanges(shown.filter(isRemembered)).map((text) => ({ text, isLoss: false })),
  ];
  const rows = changes.map(({ text }, index) => [index === 0 ? state.name : '', text]);
  const styles = changes.map(({ isLoss }) => (isLoss ? ('red' as const) : undefined));
  const table = renderTable({ head: ['STATE', 'CHANGE'], rows, styles }, view);
  return dryRun ? `${table}\n\nPlanned a change of the state, not stored` : table;
}

/** What a function keeps may be long: its beginning will do, `--json` has it whole. */
function shorten(change: PlannedChange): PlannedChange {
  return { ...change, before: shortenText(change.before), after: shortenText(change.after) };
}

function shortenText(value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= LONGEST_TEXT) return value;
  return `${value.slice(0, SHOWN_OF_TEXT)}… (${value.length} characters)`;
}

function isRemembered({ path }: PlannedChange): boolean {
  return path.startsWith(REMEMBERED);
}
