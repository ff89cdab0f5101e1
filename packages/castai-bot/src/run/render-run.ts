import { toOneLine } from '../table.ts';
import type { View } from '../view.ts';
import { renderChanges } from './render-changes.ts';
import { describeCounts, describeError, renderExitCode, renderFailed } from './render-report.ts';
import type { SimulatedRun } from './simulate-run.ts';

/** A run for people: what it was, what it changed, what failed, how it ended. */
export function renderRun(run: SimulatedRun, view: View): string {
  const { report } = run;
  const parts = [
    renderFacts(run, view),
    renderChanges(run.changes, view),
    renderFailed(report, view),
    renderUnknown(run.unknownRequests, view),
  ];
  return `\n${parts.filter((part) => part !== '').join('\n\n')}`;
}

function renderFacts(run: SimulatedRun, view: View): string {
  const { report, exitCode } = run;
  const counts = describeCounts(report);
  const facts = [
    ['Function', `${run.function} of ${run.bot}`],
    ['Cluster', `${run.clusterId} (simulated)`],
    ['Result', renderExitCode(exitCode, view)],
    ...describeError(report).map((line) => ['', line]),
    ['Took', `${(run.durationMs / 1000).toFixed(2)} s, ${run.requests} requests`],
    ...(counts === '' ? [] : [['Counts', counts]]),
    ...(report === null ? [['Report', 'none: the bot printed none']] : []),
  ];
  return facts.map(([name = '', value]) => `${view.style('dim', name.padEnd(10))}${value}`).join('\n');
}

function renderUnknown(requests: readonly string[], view: View): string {
  if (requests.length === 0) return '';
  const lines = requests.map((request) => `\n  ${toOneLine(request)}`).join('');
  return `${view.style('yellow', 'The simulator does not know these, and answered 501:')}${lines}`;
}
