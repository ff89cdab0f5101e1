import type { View } from '@castai-bot/cli';
import { renderCutTable } from './cut-table.ts';
import { describeChanges } from './describe-changes.ts';
import type { SentWrite } from './gateway/note-writes.ts';
import type { PlannedWrite } from './plan/planned-write.ts';
import { shortenPath } from './shorten-path.ts';

/** What a dry run would write, as a table. */
export function renderPlan(plan: readonly PlannedWrite[], view: View): string {
  if (plan.length === 0) return 'Nothing would be written';
  const things = plan.map((write) => {
    const changes = describePlanned(write);
    const sum = `${write.method}: ${changes.join(', ')}`;
    return { what: [write.method, shortenPath(write, plan)], changes, sum };
  });
  const head = ['METHOD', 'WHAT', 'CHANGE'];
  return `${renderCutTable({ head, things }, view)}\n\nPlanned ${count(plan.length)}, none of them sent`;
}

/** The writes that were sent, as a table. */
export function renderSent(writes: readonly SentWrite[], view: View): string {
  if (writes.length === 0) return 'Nothing was written';
  const things = writes.map(({ method, path, target = path, status }) => {
    const answer = status === null ? 'none' : String(status);
    return { what: [method, target], changes: [answer], sum: `${method}: ${answer}` };
  });
  const head = ['METHOD', 'WHAT', 'ANSWER'];
  return `${renderCutTable({ head, things }, view)}\n\nSent ${count(writes.length)}`;
}

/** The body where the present value is not known, and why it is not. */
function describePlanned({ body, changes, unread }: PlannedWrite): readonly string[] {
  if (changes.length > 0) return describeChanges(changes);
  return [...(body === undefined ? [] : [JSON.stringify(body)]), ...(unread === undefined ? [] : [unread])];
}

function count(writes: number): string {
  return writes === 1 ? '1 write' : `${writes} writes`;
}
