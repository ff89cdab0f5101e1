import { type View, wrapProse } from '@castai-bot/cli';
import { renderCutTable, textOf } from './cut-table.ts';
import {
  type DescribedChange,
  describePlannedChanges,
  isRemoved,
  type PlanView,
} from './describe-changes.ts';
import type { NotSent, WhyNotSent } from './gateway/hold-to-plan.ts';
import type { SentWrite } from './gateway/note-writes.ts';
import type { KeptWrite } from './plan/plan-file.ts';
import type { PlannedWrite } from './plan/planned-write.ts';
import { shortenPath } from './shorten-path.ts';

/** What a dry run would write, as a table. */
export function renderPlan(plan: readonly KeptWrite[], view: View, shown: PlanView = {}): string {
  if (plan.length === 0) return 'Nothing would be written';
  const things = plan.map((write) => {
    const changes = describePlanned(write, shown);
    const sum = `${write.method}: ${changes.map(textOf).join(', ')}`;
    return { what: [write.method, shortenPath(write, plan)], changes, sum };
  });
  const head = ['METHOD', 'WHAT', 'CHANGE'];
  const planned = `Planned ${count(plan.length)}, none of them sent`;
  return `${renderCutTable({ head, things, ...shown }, view)}\n\n${planned}${renderLoss(plan, view)}`;
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

/** What a run that was held to a plan did not send, as a table; empty where it sent all. */
export function renderNotSent(notSent: readonly NotSent[], view: View): string {
  if (notSent.length === 0) return '';
  const things = notSent.map((write) => ({
    what: [write.method, shortenPath(write, notSent)],
    changes: [describeWhy(write)],
    sum: `${write.method}: ${WHY[write.why]}`,
  }));
  const head = ['NOT SENT', 'WHAT', 'WHY'];
  return `${renderCutTable({ head, things }, view)}\n\nNot sent: ${count(notSent.length)}`;
}

const WHY: Readonly<Record<WhyNotSent, string>> = {
  'not planned': 'the plan has no such write',
  'changed since': 'changed since the plan was made',
  'not kept': 'holds what no plan keeps: a secret, or who somebody is',
  'not asked for': 'planned, but this run did not ask for it',
};

/** Why a write was not sent, in words. */
export function describeWhy({ why, values }: NotSent): string {
  return values.length === 0 ? WHY[why] : `${WHY[why]}: ${values.join(', ')}`;
}

/** The body where the present value is not known, and why it is not. */
function describePlanned(write: KeptWrite, shown: PlanView): readonly (string | DescribedChange)[] {
  const { body, changes, said = [] } = write;
  if (changes.length > 0) return describePlannedChanges(changes, shown);
  const sent = [
    ...describePlannedChanges(said, shown),
    ...(body === undefined ? [] : [JSON.stringify(body)]),
  ];
  const unread = describeUnread(write);
  if (unread === undefined) return sent;
  return [...sent, write.replacesUnread === undefined ? unread : { text: unread, isLoss: true }];
}

/** That what stands where a write goes cannot be read, why, and what that means; undefined where it can. */
export function describeUnread({ replacesUnread, unread }: PlannedWrite): string | undefined {
  if (replacesUnread === undefined) return unread;
  return `replaces the whole object; what it holds now cannot be read (${unread ?? 'no reason known'})`;
}

/** What a plan takes away, in a line of its own. */
function renderLoss(plan: readonly PlannedWrite[], view: View): string {
  const { removed } = sumUp(plan);
  if (removed === 0) return '';
  const what = removed === 1 ? '1 value that stands there now' : `${removed} values that stand there now`;
  return `\n${view.style('red', wrapProse(`They leave out, and so remove, ${what}`, view))}`;
}

/** `12 writes: 3 values changed, 41 removed`. */
export function countPlan(plan: readonly PlannedWrite[]): string {
  const { kept, removed, unread } = sumUp(plan);
  const parts = [
    ...(kept > 0 ? [`${kept} ${kept === 1 ? 'value' : 'values'} changed`] : []),
    ...(removed > 0 ? [`${removed}${kept > 0 ? '' : removed === 1 ? ' value' : ' values'} removed`] : []),
    ...(unread > 0 ? [`${unread} ${unread === 1 ? 'replaces' : 'replace'} what cannot be read`] : []),
  ];
  return [count(plan.length), ...(parts.length > 0 ? [parts.join(', ')] : [])].join(': ');
}

function sumUp(plan: readonly PlannedWrite[]): {
  readonly kept: number;
  readonly removed: number;
  readonly unread: number;
} {
  const changes = plan.flatMap((write) => write.changes);
  const removed = changes.filter(isRemoved).length;
  const unread = plan.filter(({ replacesUnread }) => replacesUnread === true).length;
  return { kept: changes.length - removed, removed, unread };
}

function count(writes: number): string {
  return writes === 1 ? '1 write' : `${writes} writes`;
}
