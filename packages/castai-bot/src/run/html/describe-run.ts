import type { RunData } from '@castai-bot/page';
import { describeError } from '../../report/render-report.ts';

/** A run in a few lines of text, for who sees the page without what shows it. */
export function describeRun({ bot, entry, exitCode, meaning, problem, report, notes }: RunData): string {
  const outcome = problem === null ? `${meaning} (exit code ${exitCode})` : `could not run: ${problem}`;
  const failed = report?.failed.map(({ id, code, message }) => `  ${id}: ${message} (${code})`) ?? [];
  return [
    `${entry} of ${bot}: ${outcome}`,
    ...describeError(report).map((line) => `  ${line}`),
    ...failed,
    ...notes.flatMap(({ text, lines }) => [`  ${text}`, ...lines.map((line) => `    ${line}`)]),
    'The rest is shown by a browser that runs the script in this file.',
  ].join('\n');
}
