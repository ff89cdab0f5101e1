import { renderTable, toOneLine, type View } from '@castai-bot/cli';
import type { Report } from './report.ts';

const MOST_FAILED = 20;

/** What the exit codes of a bot mean. */
const MEANINGS: Readonly<Record<number, string>> = {
  0: 'done',
  1: 'failed unexpectedly',
  64: 'wrong usage',
  65: 'some items failed',
  75: 'CAST AI or the state was not available, or the deadline passed',
  77: 'the API key was refused',
  78: 'the configuration is wrong',
  130: 'ended by SIGINT',
  137: 'killed',
  143: 'ended by SIGTERM',
};

const KEY_REFUSED = 77;
const NO_RIGHT = 'the API key has no right to do this';

type Told = Pick<Report, 'error'> | null;

/** 77 is both: the key that nobody knows (401), and the one that may not do this (403). */
export function isWithoutRight(exitCode: number, report: Told): boolean {
  return exitCode === KEY_REFUSED && report?.error?.code === 'forbidden';
}

/** What an exit code of a bot means, in a few words; a report tells a key without a right from one that is refused. */
export function meaningOf(exitCode: number, report: Told): string {
  if (isWithoutRight(exitCode, report)) return NO_RIGHT;
  return MEANINGS[exitCode] ?? 'ended';
}

/** `done (exit code 0)`, in colour. */
export function renderExitCode(
  exitCode: number,
  view: View,
  {
    report,
    meaning = meaningOf(exitCode, report),
  }: { readonly report: Report | null; readonly meaning?: string | undefined },
): string {
  return view.style(exitCode === 0 ? 'green' : 'red', `${meaning} (exit code ${exitCode})`);
}

/** `3 rotated, 1 skipped, totalCost 542.54`: a number of things, or a measure; empty where nothing was counted. */
export function describeCounts(report: Report | null): string {
  return Object.entries(report?.counts ?? {})
    .map(([name, count]) =>
      Number.isInteger(count) ? `${count} ${toOneLine(name)}` : `${toOneLine(name)} ${count}`,
    )
    .join(', ');
}

/** Why it ended like that: every problem of a wrong configuration, else the one message; then what to do. */
export function describeError(report: Told): readonly string[] {
  if (report?.error === undefined) return [];
  const { message, hint, problems = [message] } = report.error;
  return [...problems, ...(hint === undefined ? [] : [hint])].map(toOneLine);
}

/** The items that failed, as a table; empty where none did. */
export function renderFailed(report: Report | null, view: View): string {
  if (report === null || report.failed.length === 0) return '';
  const rows = report.failed.slice(0, MOST_FAILED).map(({ id, code, message }) => [id, code, message]);
  const table = renderTable({ head: ['FAILED', 'CODE', 'WHY'], rows }, view);
  const more = report.failedCount - rows.length;
  return more > 0 ? `${table}\nand ${more} more` : table;
}
