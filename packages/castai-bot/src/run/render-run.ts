import { stripVTControlCharacters } from 'node:util';
import { toOneLine, toShellWord, type View, wrapExample, wrapProse } from '@castai-bot/cli';
import { describeRefused, describeUnknown, describeUnknownFields, describeUnmet } from './describe-notes.ts';
import { renderChanges } from './render-changes.ts';
import { describeCounts, describeError, renderExitCode, renderFailed } from '../report/render-report.ts';
import { renderNotSent, renderPlan, renderSent } from './render-writes.ts';
import { renderState } from './state/render-state.ts';
import type { RunResult } from './run-result.ts';

const LABEL_WIDTH = 10;

/** A run for people: what it was, what it changed or would change, what failed, how it ended. */
export function renderRun(run: RunResult, view: View): string {
  const { report } = run;
  const parts = [
    renderFacts(run, view),
    renderWrites(run, view),
    renderState(run, view),
    renderRefused(run, view),
    renderNotSent(run.notSent ?? [], view),
    renderFailed(report, view),
    renderUnknown(run, view),
    renderUnknownFields(run, view),
    renderUnmet(run, view),
    renderNext(run, view),
  ];
  return `\n${parts.filter((part) => part !== '').join('\n\n')}`;
}

function renderFacts(run: RunResult, view: View): string {
  const { report, exitCode } = run;
  const counts = describeCounts(report);
  const facts = [
    ['Function', `${run.function} of ${run.bot}`],
    ...(report?.scope === 'organization' ? [] : [['Cluster', describeCluster(run)]]),
    ...(run.target.kind === 'api'
      ? [['CAST AI', `${run.target.url}${run.dryRun ? ', reading only' : ''}`]]
      : []),
    ['Result', renderExitCode(exitCode, view, { report, meaning: describePlanning(run) })],
    ...describeError(report).map((line) => ['', line]),
    [
      'Took',
      `${(run.durationMs / 1000).toFixed(2)} s, ${run.requests} ${run.requests === 1 ? 'request' : 'requests'}`,
    ],
    ...(counts === '' ? [] : [['Counts', counts]]),
    ...(run.reportProblem === null ? [] : [['Report', `none: ${run.reportProblem}`]]),
    ...(run.planTo === null ? [] : [['Plan', toOneLine(run.planTo)]]),
    ...(run.htmlTo === null ? [] : [['Page', toOneLine(run.htmlTo)]]),
    ...(run.recordedTo === null ? [] : [['Recorded', toOneLine(run.recordedTo)]]),
  ];
  return facts.map(([name = '', value = '']) => renderFact(name, value, view)).join('\n');
}

/** A value with a word that has no room beside its name stands below it. */
function renderFact(name: string, value: string, view: View): string {
  const longest = Math.max(
    ...stripVTControlCharacters(value)
      .split(' ')
      .map((word) => word.length),
  );
  const label = view.style('dim', name.padEnd(LABEL_WIDTH));
  if (LABEL_WIDTH + longest <= view.proseColumns) return wrapProse(label + value, view, LABEL_WIDTH);
  return `${label.trimEnd()}\n${wrapProse(`  ${value}`, view, 2)}`;
}

/** A dry run that went well has done nothing yet. */
function describePlanning({ dryRun, exitCode, report }: RunResult): string | undefined {
  if (!dryRun || exitCode !== 0) return undefined;
  return report?.error?.code === 'plan_ended' ? 'planned as far as it goes' : 'planned';
}

/** A name and an id, as far as they are known. */
export function describeCluster({ clusterId, target }: RunResult): string {
  const id = clusterId ?? 'none';
  if (target.kind === 'simulator') return `${id} (simulated)`;
  if (target.kind === 'recording') return `${id} (recorded)`;
  const name = target.cluster?.name ?? null;
  return name === null ? id : `${toOneLine(name)} (${id})`;
}

/** One table: what would be written, what changed, or what was sent, whichever is known best. */
function renderWrites({ plan, changes, writes }: RunResult, view: View): string {
  if (plan !== null) return renderPlan(plan, view);
  if (changes !== null) return renderChanges(changes, view);
  return writes === null ? '' : renderSent(writes, view);
}

function renderRefused(run: RunResult, view: View): string {
  const refused = describeRefused(run);
  return refused === undefined ? '' : view.style('yellow', wrapProse(refused.text, view, 2));
}

function renderUnknown(run: RunResult, view: View): string {
  const unknown = describeUnknown(run);
  if (unknown === undefined) return '';
  const lines = unknown.lines.map((request) => `\n  ${toOneLine(request)}`).join('');
  return wrapProse(`${view.style('yellow', unknown.text)}${lines}`, view, 4);
}

function renderUnknownFields(run: RunResult, view: View): string {
  const unknown = describeUnknownFields(run);
  if (unknown === undefined) return '';
  return wrapProse(`${view.style('yellow', unknown.text)} ${toOneLine(unknown.lines.join(', '))}`, view, 2);
}

function renderUnmet(run: RunResult, view: View): string {
  const unmet = describeUnmet(run);
  if (unmet === undefined) return '';
  const lines = unmet.lines.map(
    (fault) => `${view.style('yellow', unmet.text)} --fault ${toShellWord(fault)}`,
  );
  return wrapProse(lines.join('\n'), view, 2);
}

/** On lines of its own where it is too long: a shell takes those as one. */
function renderNext({ applyCommand }: RunResult, view: View): string {
  if (applyCommand === null) return '';
  const lead = 'To send them:';
  if (lead.length + 1 + applyCommand.length <= view.proseColumns) {
    return `${lead} ${view.style('cyan', applyCommand)}`;
  }
  const lines = wrapExample(applyCommand, view.proseColumns - 2).split('\n');
  return [lead, ...lines.map((line) => `  ${view.style('cyan', line)}`)].join('\n');
}
