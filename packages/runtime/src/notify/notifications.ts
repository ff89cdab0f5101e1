import type { Ending } from '../end/decide-ending.ts';
import { linkAbort } from '../http/time/link-abort.ts';
import { untilAborted } from '../http/time/until-aborted.ts';
import { isDescribing } from '../read/settings.ts';
import { makeReport } from '../report/write-report.ts';
import type { BotRun } from '../run/bot-run.ts';
import type { RunTeller } from './tell-run.ts';

/** How long telling may take, milliseconds. */
const TELL_MS = 10_000;

/** The same for a run that was told to end: what is left of the pod's grace is for the report. */
const SHORT_TELL_MS = 2_000;

/** Watches a run from here on, where its entry says who is told of it; nothing is loaded elsewhere. */
export async function openNotifications(run: BotRun): Promise<RunTeller | undefined> {
  const { value: entry } = run.entry;
  if (!entry?.notify?.length || isDescribing(run.env)) return undefined;
  const { watchRunForTargets } = await import('./tell-run.ts');
  const teller = watchRunForTargets(run, entry);
  run.notify = async (notice) => {
    for (const problem of await teller.tellNotice(notice)) run.warn(problem);
  };
  run.testNotify = teller.test;
  return teller;
}

/** Tells people how a run has ended, in the time there is; what cannot be sent is a warning of the report, and no more. */
export async function sendNotifications(
  run: BotRun,
  teller: RunTeller | undefined,
  { ending, signal }: { readonly ending: Ending; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  if (teller === undefined || run.description !== undefined) return;
  const link = linkAbort([signal]);
  const timeoutMs = run.control.signal.aborted ? SHORT_TELL_MS : TELL_MS;
  link.limit({ timeoutMs, reason: () => new Error(`found no end of it after ${timeoutMs} ms`) });
  try {
    const told = teller.tell(makeReport(run, ending), { signal: link.signal, timeoutMs });
    for (const problem of await untilAborted(told, link.signal)) run.warn(problem);
  } catch (error) {
    run.warn(`Not everybody was told of this run: ${String(error)}`);
  } finally {
    link.dispose();
  }
}
