import { renderTable, toOneLine } from '../table.ts';
import type { View } from '../view.ts';
import { renderChanges } from './render-changes.ts';
import type { Report } from './report.ts';
import type { SimulatedRun } from './simulate-run.ts';

const MOST_FAILED = 20;

/** What the exit codes of a bot mean. */
const MEANINGS: Readonly<Record<number, string>> = {
  0: 'done',
  1: 'failed unexpectedly',
  64: 'wrong usage',
  65: 'some items failed',
  75: 'CAST AI was not available, or the deadline passed',
  77: 'the API key was refused',
  78: 'the configuration is wrong',
  130: 'ended by SIGINT',
  143: 'ended by SIGTERM',
};

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
  const counts = Object.entries(report?.counts ?? {}).map(([name, count]) => `${count} ${toOneLine(name)}`);
  const facts = [
    ['Function', `${run.function} of ${run.bot}`],
    ['Cluster', `${run.clusterId} (simulated)`],
    [
      'Result',
      view.style(
        exitCode === 0 ? 'green' : 'red',
        `${MEANINGS[exitCode] ?? 'ended'} (exit code ${exitCode})`,
      ),
    ],
    ...describeError(report).map((line) => ['', line]),
    ['Took', `${(run.durationMs / 1000).toFixed(2)} s, ${run.requests} requests`],
    ...(counts.length === 0 ? [] : [['Counts', counts.join(', ')]]),
    ...(report === null ? [['Report', 'none: the bot printed none']] : []),
  ];
  return facts.map(([name = '', value]) => `${view.style('dim', name.padEnd(10))}${value}`).join('\n');
}

/** Why it ended like that: every problem of a wrong configuration, else the one message; then what to do. */
function describeError(report: Report | null): readonly string[] {
  if (report?.error === undefined) return [];
  const { message, hint, problems = [message] } = report.error;
  return [...problems, ...(hint === undefined ? [] : [hint])].map(toOneLine);
}

function renderFailed(report: Report | null, view: View): string {
  if (report === null || report.failed.length === 0) return '';
  const rows = report.failed.slice(0, MOST_FAILED).map(({ id, code, message }) => [id, code, message]);
  const table = renderTable({ head: ['FAILED', 'CODE', 'WHY'], rows }, view);
  const more = report.failedCount - rows.length;
  return more > 0 ? `${table}\nand ${more} more` : table;
}

function renderUnknown(requests: readonly string[], view: View): string {
  if (requests.length === 0) return '';
  const lines = requests.map((request) => `\n  ${toOneLine(request)}`).join('');
  return `${view.style('yellow', 'The simulator does not know these, and answered 501:')}${lines}`;
}
