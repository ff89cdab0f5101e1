import { renderTable, type View } from '@castai-bot/cli';
import { describePlannedChanges } from '../describe-changes.ts';
import type { RunResult } from '../run-result.ts';

/** What was stored of what the function keeps between runs, or would be, as a table. */
export function renderState({ dryRun, state }: Pick<RunResult, 'dryRun' | 'state'>, view: View): string {
  if (state === null) return '';
  const changes = describePlannedChanges(state.changes);
  const rows = changes.map(({ text }, index) => [index === 0 ? state.name : '', text]);
  const styles = changes.map(({ isLoss }) => (isLoss ? ('red' as const) : undefined));
  const table = renderTable({ head: ['STATE', 'CHANGE'], rows, styles }, view);
  return dryRun ? `${table}\n\nPlanned a change of the state, not stored` : table;
}
