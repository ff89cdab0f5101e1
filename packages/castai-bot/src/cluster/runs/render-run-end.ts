import { toOneLine, type View } from '@castai-bot/cli';
import { describeCounts, describeError, renderExitCode, renderFailed } from '../../report/render-report.ts';
import type { RunEnd } from './run-end.ts';

/** How a run in the cluster went, for people. */
export function renderRunEnd(run: RunEnd, view: View): string {
  const { exitCode, report, problem } = run;
  const counts = describeCounts(report);
  const facts: readonly (readonly [string, string])[] = [
    ['Run', run.job],
    ...(exitCode === null ? [] : [['Result', renderExitCode(exitCode, view, { report })] as const]),
    ...(problem ? [['Problem', view.style('red', toOneLine(problem.message))] as const] : []),
    ...(problem?.hint === undefined ? [] : [['', view.typed(problem.hint)] as const]),
    ...describeError(report).map((line) => ['', line] as const),
    ...(report ? [['Took', `${(report.durationMs / 1000).toFixed(1)} s`] as const] : []),
    ...(counts === '' ? [] : [['Counts', counts] as const]),
  ];
  const text = facts.map(([name, value]) => `${view.style('dim', name.padEnd(9))}${value}`).join('\n');
  return ['', text, renderFailed(report, view)]
    .filter((part, index) => index === 0 || part !== '')
    .join('\n');
}
