import type { RunChangedObject, RunData, RunRequest, RunSentWrite } from '@castai-bot/page';
import type { Change } from '@castai-bot/simulator';
import { meaningOf } from '../../report/render-report.ts';
import { findCall, type KnownCall, scrubPath } from '../../scrub/scrub-call.ts';
import { Scrubber } from '../../scrub/scrubber.ts';
import {
  describeRefused,
  describeUnknown,
  describeUnknownFields,
  describeUnmet,
  type RunNote,
} from '../describe-notes.ts';
import type { NotSent } from '../gateway/hold-to-plan.ts';
import type { SentWrite } from '../gateway/note-writes.ts';
import { listChanges } from '../list-changes.ts';
import { scrubPlan } from '../plan/scrub-plan.ts';
import { describeCluster } from '../render-run.ts';
import { describeWhy } from '../render-writes.ts';
import type { RunResult, RunTarget } from '../run-result.ts';
import { scrubWith } from '../scrub-with.ts';
import { shortenPath } from '../shorten-path.ts';
import { markAttempts, type TracedRequest } from './mark-attempts.ts';
import type { TracedRun } from './run-trace.ts';
import { toRunWrites } from './to-run-writes.ts';

/** What stands in the log for the address on loopback, whose port is another in each run. */
const SIMULATOR = 'http://127.0.0.1';

/** A run that came to an end. */
export interface EndedRun extends TracedRun {
  readonly result: RunResult;
}

/** What a page shows of a run: without secrets, people and accounts, as `--json` has it. */
export function toRunData(run: EndedRun, ownNotes: readonly RunNote[] = []): RunData {
  const scrubber = new Scrubber({ keeps: 'ids', secrets: run.secrets });
  const { prepared, startedAt, logCut } = run;
  const result = scrubWith(run.result, { scrubber, withReport: true });
  const { bot, dryRun, durationMs, exitCode, report, changes, writes, notSent, state } = result;
  const plan = result.plan ?? (run.plan && scrubPlan(run.plan, scrubber));
  return {
    bot,
    entry: result.function,
    function: prepared.entry.function,
    cluster: report?.scope === 'organization' ? null : describeCluster(result),
    target: describeTarget(result.target),
    isDryRun: dryRun,
    isReal: !dryRun && result.target.kind === 'api',
    tick: prepared.tick?.getTime() ?? null,
    startedAt: startedAt.getTime(),
    durationMs,
    exitCode,
    meaning: meaningOf(exitCode, report),
    problem: null,
    report,
    reportProblem: result.reportProblem,
    notes: [...ownNotes, ...listNotes(result)].map(({ text, lines }) => ({
      text: scrubber.text(text),
      lines: lines.map((line) => scrubber.text(line)),
    })),
    plan: plan === undefined ? null : toRunWrites(plan),
    changes: changes === null ? null : changes.map(toChangedObject),
    sent: writes === null ? null : writes.map((write) => toSent(write, writes)),
    notSent: notSent === null ? null : notSent.map((write) => toNotSent(write, notSent)),
    state,
    requests: toRequests(run.requests, scrubber),
    // Whole: a key in PEM goes over several lines.
    log: scrubber.text(withoutPort(run)),
    logCut,
  };
}

/** The API's own address, where the bot spoke to it through castai-bot. */
function withoutPort({ log, url, result: { target } }: EndedRun): string {
  return url === undefined ? log : log.replaceAll(url, (target.kind === 'api' && target.url) || SIMULATOR);
}

function describeTarget({ kind, url, file }: RunTarget): string {
  if (kind === 'simulator') return 'a simulated CAST AI';
  return kind === 'recording' ? `the recording ${file ?? ''}` : (url ?? '');
}

function listNotes(result: RunResult): readonly RunNote[] {
  return [
    describeRefused(result),
    describeUnknown(result),
    describeUnknownFields(result),
    describeUnmet(result),
  ].filter((note) => note !== undefined);
}

function toChangedObject(change: Change, index: number): RunChangedObject {
  const { name, kind, before, after } = change;
  const common = { id: String(index), name, kind };
  if (before === undefined) return { ...common, what: 'created', ...(after && { value: after }) };
  if (after === undefined) return { ...common, what: 'deleted', value: before };
  return { ...common, what: 'changed', changes: listChanges(change) };
}

function toSent(write: SentWrite, writes: readonly SentWrite[]): RunSentWrite {
  const word = write.status === null ? 'no answer' : String(write.status);
  return { title: `${write.method} ${shortenPath(write, writes)}`, word };
}

function toNotSent(write: NotSent, writes: readonly NotSent[]): RunSentWrite {
  return { title: `${write.method} ${shortenPath(write, writes)}`, word: describeWhy(write) };
}

function toRequests(requests: readonly TracedRequest[], scrubber: Scrubber): readonly RunRequest[] {
  const calls = new Map<string, KnownCall>();
  const callOf = (method: string, pathname: string): KnownCall => {
    const known = calls.get(`${method} ${pathname}`) ?? findCall(method, pathname);
    calls.set(`${method} ${pathname}`, known);
    return known;
  };
  return markAttempts(requests).map(({ arrivedAt, tookMs, method, path, status, attempt }, index) => ({
    index,
    arrivedAt,
    tookMs: Math.round(tookMs * 10) / 10,
    method: scrubber.text(method),
    path: scrubPath(path, callOf(method, path.replace(/\?.*/s, '')), scrubber),
    status,
    ...(attempt > 1 ? { attempt } : {}),
  }));
}
