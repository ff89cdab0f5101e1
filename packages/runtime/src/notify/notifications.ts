import type { Ending } from '../end/decide-ending.ts';
import { isDescribing } from '../read/settings.ts';
import { makeReport } from '../report/write-report.ts';
import type { BotRun } from '../run/bot-run.ts';
import { inTimeLeft } from '../run/in-time-left.ts';
import type { RunTeller } from './tell-run.ts';

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
  try {
    const problems = await inTimeLeft(run, signal, (time) => teller.tell(makeReport(run, ending), time));
    for (const problem of problems) run.warn(problem);
  } catch (error) {
    run.warn(`Not everybody was told of this run: ${String(error)}`);
  }
}
