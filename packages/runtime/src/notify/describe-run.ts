import { exitCodes } from '../end/exit-code.ts';
import type { BotEntry } from '../read/bot-entry.ts';
import type { Environment } from '../read/environment.ts';
import type { Report } from '../report/report.ts';
import type { Fact, Message, Table } from './message.ts';

/** What a run has written. */
export interface SentWrite {
  readonly method: string;
  readonly path: string;
  /** Of the answer; undefined where none came. */
  readonly status: number | undefined;
}

/** A run as its messages tell of it. */
export interface ToldRun {
  readonly report: Report;
  readonly entry: BotEntry;
  readonly writes: readonly SentWrite[];
  readonly env: Environment;
}

const RESULTS: Readonly<Record<number, string>> = {
  [exitCodes.done]: 'done',
  [exitCodes.failed]: 'failed',
  [exitCodes.usage]: 'started in a wrong way',
  [exitCodes.someItemsFailed]: 'some items failed',
  [exitCodes.unavailable]: 'CAST AI or the state was unavailable, or time was up',
  [exitCodes.keyRefused]: 'the API key was refused',
  [exitCodes.config]: 'the configuration is wrong',
  [exitCodes.sigint]: 'interrupted',
  [exitCodes.sigterm]: 'terminated',
};

const HEADLINES: Readonly<Record<'failure' | 'recovery' | 'change' | 'done', string>> = {
  failure: 'failed',
  recovery: 'is well again',
  change: 'made changes',
  done: 'is done',
};

/** The message about a run. */
export function describeRun(run: ToldRun, event: keyof typeof HEADLINES): Message {
  const { entry, report, writes } = run;
  const { bot, error } = report;
  return {
    event,
    title: `${bot}: ${entry.entry} ${HEADLINES[event]}${event === 'failure' ? ` (${resultOf(report)})` : ''}`,
    text: error === undefined ? undefined : [error.message, error.hint].filter(Boolean).join('\n'),
    facts: listFacts(run),
    table: report.failedCount > 0 ? failedTable(report) : writes.length > 0 ? writesTable(writes) : undefined,
    link: fillLink(run),
    problem: problemOf(report, entry),
    data: { ...aboutRun(report, entry), report, writes },
  };
}

/** Names the failures of an entry on a cluster, until they are over. */
export function problemOf({ bot, clusterId }: Pick<Report, 'bot' | 'clusterId'>, entry: BotEntry): string {
  return `${bot}/${entry.entry}/${clusterId ?? 'organization'}`;
}

/** What a program wants to know of any message. */
export function aboutRun(
  { bot, clusterId, function: name }: Pick<Report, 'bot' | 'clusterId' | 'function'>,
  entry: BotEntry,
): Readonly<Record<string, unknown>> {
  return { bot, entry: entry.entry, function: name ?? entry.function, clusterId };
}

function resultOf({ error, exitCode }: Report): string {
  if (exitCode === exitCodes.keyRefused && error?.code === 'forbidden')
    return 'the API key has no right to do this';
  return RESULTS[exitCode] ?? `exit code ${exitCode}`;
}

function listFacts({ entry, report, writes }: ToldRun): readonly Fact[] {
  const { bot, clusterId, counts, durationMs, exitCode, failedCount, startedAt } = report;
  const name = report.function ?? entry.function;
  return [
    { name: 'Bot', value: bot },
    { name: 'Function', value: name === entry.entry ? name : `${name} (${entry.entry})` },
    ...(clusterId === null ? [] : [{ name: 'Cluster', value: clusterId }]),
    { name: 'Result', value: `${resultOf(report)} (exit code ${exitCode})` },
    ...Object.entries(counts).map(([count, value]) => ({ name: count, value: String(value) })),
    ...(failedCount > 0 ? [{ name: 'Failed items', value: String(failedCount) }] : []),
    ...(writes.length > 0 ? [{ name: 'Writes', value: String(writes.length) }] : []),
    { name: 'Started', value: `${startedAt}, for ${(durationMs / 1_000).toFixed(1)} s` },
  ];
}

function failedTable({ failed, failedCount }: Report): Table {
  return {
    columns: ['item', 'code', 'message'],
    rows: failed.map(({ code, id, message }) => [id, code, message]),
    more: failedCount - failed.length,
  };
}

function writesTable(writes: readonly SentWrite[]): Table {
  return {
    columns: ['write', 'path', 'answer'],
    rows: writes.map(({ method, path, status }) => [
      method,
      path,
      status === undefined ? 'none' : String(status),
    ]),
    more: 0,
  };
}

/** The address of the run's page, with what its template names. */
function fillLink({ entry, env, report }: ToldRun): string | undefined {
  const { HOSTNAME: pod = '' } = env;
  const values: Readonly<Record<string, string>> = {
    bot: report.bot,
    entry: entry.entry,
    function: report.function ?? entry.function,
    clusterId: report.clusterId ?? '',
    pod,
    // A pod of a Job has its name and five letters more.
    job: pod.replace(/-[a-z0-9]{5}$/, ''),
    startedAt: report.startedAt,
    startedMs: String(Date.parse(report.startedAt)),
  };
  const link = entry.runUrl?.replaceAll(/\{([A-Za-z]+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  );
  return link !== undefined && URL.canParse(link) ? link : undefined;
}
