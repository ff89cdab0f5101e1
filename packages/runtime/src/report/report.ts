import type { FailedItem } from '../castai/list/for-each-item.ts';
import { keepApart } from './keep-apart.ts';

/** Why a run did not end with exit code 0 or 65. */
export interface ReportError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Of a wrong configuration, every problem. */
  readonly problems?: readonly string[];
}

/** What a run says about itself at its end, on stdout and in the termination log. */
export interface Report {
  readonly schema: 1;
  readonly bot: string;
  /** The function in kebab-case; null when the config names none that exists. */
  readonly function: string | null;
  readonly clusterId: string | null;
  /** Of a function that works on more than one cluster: `clusterId` is where it ran then, if it says so at all. */
  readonly scope?: 'organization';
  readonly exitCode: number;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly dryRun: boolean;
  /** Of a dry run, how many writes were planned and not sent. */
  readonly plannedCount?: number;
  readonly counts: Readonly<Record<string, number>>;
  /** How many items failed, also when `failed` was cut. */
  readonly failedCount: number;
  readonly failed: readonly FailedItem[];
  readonly error?: ReportError;
  /** What went wrong besides and changes nothing in how the run ended, e.g. that nobody could be told of it. */
  readonly warnings?: readonly string[];
}

/** What the kubelet keeps of a termination message, bytes. */
export const largestReport = 4096;

const LONGEST_TEXT = 200;
const LONGEST_BARE_TEXT = 100;
const MOST_PROBLEMS = 5;
const MOST_COUNTS = 20;
const MOST_WARNINGS = 3;

type Summary = Omit<Report, 'failed'>;

/** Writes a report as one line of at most 4,096 bytes: `failed` is cut first, `failedCount` stays. */
export function printReport(report: Report): string {
  const line = JSON.stringify(report);
  if (fits(line)) return line;
  const { failed, ...summary } = report;
  const print = (some: Summary, count: number): string =>
    JSON.stringify({ ...some, failed: items.slice(0, count) });
  const items = failed.map(({ id, code, message }) => ({
    id: shorten(id),
    code: shorten(code),
    message: shorten(message),
  }));
  const short = [summary, shortenSummary(summary)].find((some) => fits(print(some, 0))) ?? bare(summary);
  // A line grows with each item, so the last that fits can be searched for.
  let most = 0;
  for (let step = 2 ** 20; step >= 1; step /= 2) {
    if (most + step <= items.length && fits(print(short, most + step))) most += step;
  }
  return print(short, most);
}

function shortenSummary({ error, counts, warnings, ...rest }: Summary): Summary {
  const few = Object.entries(counts).slice(0, MOST_COUNTS);
  return {
    ...shortenNames(rest, LONGEST_TEXT),
    counts: keepApart(few.map(([name, count]) => [shorten(name), count])),
    ...(error === undefined ? {} : { error: shortenError(error) }),
    ...(warnings === undefined
      ? {}
      : { warnings: warnings.slice(0, MOST_WARNINGS).map((warning) => shorten(warning)) }),
  };
}

/** A wrong CLUSTER_ID is named in the report, however long it is. */
function shortenNames<Named extends Pick<Report, 'bot' | 'function' | 'clusterId'>>(
  named: Named,
  length: number,
): Named {
  return {
    ...named,
    bot: shorten(named.bot, length),
    function: named.function === null ? null : shorten(named.function, length),
    clusterId: named.clusterId === null ? null : shorten(named.clusterId, length),
  };
}

function shortenError({ code, message, hint, problems }: ReportError): ReportError {
  return {
    code: shorten(code),
    message: shorten(message),
    ...(hint === undefined ? {} : { hint: shorten(hint) }),
    ...(problems === undefined ? {} : { problems: shortenProblems(problems) }),
  };
}

function shortenProblems(problems: readonly string[]): readonly string[] {
  const more = problems.length - MOST_PROBLEMS;
  return [
    ...problems.slice(0, MOST_PROBLEMS).map((problem) => shorten(problem)),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}

/** What is left when names and messages are all long: five texts, whose characters take six bytes each at most. */
function bare({ error, warnings: _warnings, ...rest }: Summary): Summary {
  return {
    ...shortenNames(rest, LONGEST_BARE_TEXT),
    counts: {},
    ...(error === undefined
      ? {}
      : {
          error: {
            code: shorten(error.code, LONGEST_BARE_TEXT),
            message: shorten(error.message, LONGEST_BARE_TEXT),
          },
        }),
  };
}

function shorten(text: string, length: number = LONGEST_TEXT): string {
  return text.length > length ? `${text.slice(0, length).toWellFormed()}…` : text;
}

/** One byte is for the line break. */
function fits(line: string): boolean {
  return Buffer.byteLength(line) < largestReport;
}
