import type { View } from '@castai-bot/cli';
import type { Change } from '@castai-bot/simulator';
import { renderCutTable } from './cut-table.ts';
import { describeChanges } from './describe-changes.ts';
import { listChanges } from './list-changes.ts';

/** What a run changed, as a table. */
export function renderChanges(changes: readonly Change[], view: View): string {
  if (changes.length === 0) return 'Nothing changed';
  const things = changes.map((change) => {
    const words = describeOne(change);
    return { what: [change.kind, change.name], changes: words, sum: `${change.kind}: ${words.join(', ')}` };
  });
  const head = ['KIND', 'NAME', 'CHANGE'];
  return renderCutTable({ head, things, total: `Changed ${changes.length}:` }, view);
}

function describeOne(change: Change): readonly string[] {
  if (change.before === undefined) return ['created'];
  return change.after === undefined ? ['deleted'] : describeChanges(listChanges(change));
}
