import { toOneLine, type View, wrapProse } from '@castai-bot/cli';
import type { PlanView } from './describe-changes.ts';
import { describeUnkept } from './plan/describe-unkept.ts';
import type { PlanFile } from './plan/plan-file.ts';
import { countPlan, renderPlan } from './render-writes.ts';

const LABEL_WIDTH = 10;

/** A plan file for people: of which run it is, and what it would write. */
export function renderPlanFile(
  { subject, madeAt, ended, writes }: PlanFile,
  view: View,
  shown: PlanView = {},
): string {
  const inputs = Object.entries(subject.inputs).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const facts = [
    ['Function', `${subject.function} of ${subject.bot}`],
    ['Cluster', subject.clusterId ?? 'none'],
    ['CAST AI', subject.api],
    ...(inputs.length === 0 ? [] : [['Inputs', inputs.join(', ')]]),
    ['Made', `${madeAt} by castai-bot ${subject.castaiBot}`],
    ['Writes', countPlan(writes)],
  ];
  const unkept = describeUnkept(writes);
  const notes = [
    ...(ended === null ? [] : [`The plan ends early, and is applied up to there: ${toOneLine(ended)}`]),
    ...(unkept === undefined ? [] : [unkept]),
  ];
  const parts = [
    facts.map(([name = '', value = '']) => renderFact(name, toOneLine(value), view)).join('\n'),
    renderPlan(writes, view, shown),
    ...notes.map((note) => view.style('yellow', wrapProse(note, view, 2))),
  ];
  return `\n${parts.join('\n\n')}`;
}

function renderFact(name: string, value: string, view: View): string {
  return wrapProse(view.style('dim', name.padEnd(LABEL_WIDTH)) + value, view, LABEL_WIDTH);
}
