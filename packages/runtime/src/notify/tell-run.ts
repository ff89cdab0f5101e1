import { createClock } from '../http/time/clock.ts';
import { type LinkedAbort, linkAbort } from '../http/time/link-abort.ts';
import { untilAborted } from '../http/time/until-aborted.ts';
import type { Notice } from '../functions/notice.ts';
import { redactTexts } from '../output/redact-texts.ts';
import type { BotEntry } from '../read/bot-entry.ts';
import type { Report } from '../report/report.ts';
import type { BotRun } from '../run/bot-run.ts';
import type { TimeLeft } from '../run/in-time-left.ts';
import { openRunStore } from '../run/state-access.ts';
import type { StateStore } from '../state/state-store.ts';
import { chooseEvents, forgetFailures, type Telling } from './choose-events.ts';
import { deliver } from './deliver.ts';
import { describeRun, type SentWrite } from './describe-run.ts';
import type { Message } from './message.ts';
import { isQuiet, logInstead } from './quiet.ts';
import { tellNotice } from './tell-notice.ts';
import { testTargets } from './test-targets.ts';
import { listTargets } from './targets.ts';
import { readTold, type Told, type ToldChanges, writeTold } from './told.ts';
import { watchWrites } from './watch-writes.ts';

/** What watches a run, and tells people how it has ended. */
export interface RunTeller {
  /**
   * Tells of the run in the time there is.
   *
   * @returns what went wrong, a sentence each; it changes nothing in how the run ends
   */
  readonly tell: (report: Report, time: TimeLeft) => Promise<readonly string[]>;
  /** Tells what the function says; gives what went wrong. */
  readonly tellNotice: (notice: Notice) => Promise<readonly string[]>;
  /** Sends a test; what it gives is what stdout ends with. */
  readonly test: () => Promise<object>;
}

/** Of the time there is, what may go into finding out what was told before: to tell twice is better than not at all. */
const SHARE_OF_MEMORY = 1 / 3;

/** When the last message has to be out, as a share of that time: the rest is for keeping what was told. */
const SHARE_OF_TELLING = 5 / 6;

/** Starts to watch a run for those who want to be told of it. */
export function watchRunForTargets(run: BotRun, entry: BotEntry): RunTeller {
  const writes = watchWrites(run);
  return {
    tell: async (report, time) =>
      tellRun(run, { entry, report, time, writes: run.facts.dryRun ? listPlanned(run) : writes }),
    tellNotice: async (notice) => tellNotice(run, entry, notice),
    test: async () => testTargets(run, entry),
  };
}

/** What a dry run would have written: nobody has answered it. */
function listPlanned({ plan }: BotRun): readonly SentWrite[] {
  return plan.map(({ method, path }) => ({ method, path, status: undefined }));
}

interface Ended {
  readonly entry: BotEntry;
  readonly report: Report;
  readonly time: TimeLeft;
  readonly writes: readonly SentWrite[];
}

async function tellRun(run: BotRun, ended: Ended): Promise<readonly string[]> {
  const { entry, report, time, writes } = ended;
  const targets = listTargets(entry);
  if (isQuiet(run)) {
    for (const telling of chooseEvents(targets, { report, writes, told: {} })) {
      logInstead(run, telling.target, describeTelling(run, telling, ended));
    }
    return [];
  }
  const link = limitTo(time, SHARE_OF_TELLING);
  try {
    const memory = await remember(run, { entry, time });
    const happened = { report, writes, told: memory.told };
    const problems: string[] = [...memory.problems];
    const changes: Record<string, string | undefined> = { ...forgetFailures(targets, happened) };
    await Promise.all(
      chooseEvents(targets, happened).map(async (telling) => {
        const { print, target } = telling;
        const message = describeTelling(run, telling, ended);
        const problem = await deliver(run, target, { message, signal: link.signal });
        if (problem !== undefined) problems.push(`Cannot tell ${target.key}: ${problem}`);
        else if (memory.told?.[target.key] !== print) changes[target.key] = print;
      }),
    );
    return [...problems, ...(await keep(memory.store, { changes, entry: entry.entry }))];
  } finally {
    link.dispose();
  }
}

/** A part of the time there is, from now on. */
function limitTo({ signal, timeoutMs: wholeMs }: TimeLeft, share: number): LinkedAbort {
  const link = linkAbort([signal]);
  const timeoutMs = Math.round(wholeMs * share);
  link.limit({ timeoutMs, reason: () => new Error(`found no answer after ${timeoutMs} ms`) });
  return link;
}

function describeTelling(
  { env, redactor }: BotRun,
  { event }: Telling,
  { entry, report, writes }: Ended,
): Message | undefined {
  if (event === 'heartbeat') return undefined;
  return redactTexts(redactor, describeRun({ entry, env, report, writes }, event));
}

/** What is known of earlier tellings; without a store every failure is told, and no recovery. */
interface Memory {
  readonly store: StateStore | undefined;
  readonly told: Told | undefined;
  readonly problems: readonly string[];
}

async function remember(run: BotRun, { entry, time }: Pick<Ended, 'entry' | 'time'>): Promise<Memory> {
  if (entry.state === undefined) {
    const problem =
      'It is not kept what people were told: every failure is told, equal ones too, and no recovery';
    return { store: undefined, told: undefined, problems: [problem] };
  }
  const link = limitTo(time, SHARE_OF_MEMORY);
  try {
    const store = await untilAborted(openRunStore(run), link.signal);
    return { store, told: await untilAborted(readTold(store, entry.entry), link.signal), problems: [] };
  } catch (error) {
    const problem = `It is not known what people were told before, so every failure is told: ${String(error)}`;
    return { store: undefined, told: undefined, problems: [problem] };
  } finally {
    link.dispose();
  }
}

async function keep(
  store: StateStore | undefined,
  { changes, entry }: { readonly changes: ToldChanges; readonly entry: string },
): Promise<readonly string[]> {
  try {
    if (store !== undefined) await writeTold(store, { clock: createClock(undefined), changes, entry });
    return [];
  } catch (error) {
    return [`Cannot keep what people were told, so they may be told again: ${String(error)}`];
  }
}
