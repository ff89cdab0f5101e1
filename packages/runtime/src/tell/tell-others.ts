import type { Ending } from '../end/decide-ending.ts';
import type { BotRun } from '../run/bot-run.ts';
import { linkAbort } from '../http/time/link-abort.ts';
import { untilAborted } from '../http/time/until-aborted.ts';
import { wantsTelemetry } from '../read/wants-telemetry.ts';
import { isDescribing } from '../read/settings.ts';
import type { Teller } from './teller.ts';

/** How long telling may take, milliseconds. */
const TELL_MS = 10_000;

/** The same for a run that was told to end: what is left of the pod's grace is for the report. */
const SHORT_TELL_MS = 2_000;

/** Gets ready whoever is to be told of the run. Nothing is loaded for those whom the environment does not name. */
export async function openTellers(run: BotRun): Promise<readonly Teller[]> {
  if (!wantsTelemetry(run.env) || isDescribing(run.env)) return [];
  const { openTelemetry } = await import('./otlp/open-telemetry.ts');
  return [openTelemetry(run)];
}

/** Tells them all how the run has ended, in the time there is; who cannot be told is a warning in the log. */
export async function tellOthers(
  run: BotRun,
  tellers: readonly Teller[],
  { ending, signal }: { readonly ending: Ending; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  if (tellers.length === 0) return;
  const link = linkAbort([signal]);
  const timeoutMs = run.control.signal.aborted ? SHORT_TELL_MS : TELL_MS;
  link.limit({ timeoutMs, reason: () => new Error(`found no end of it after ${timeoutMs} ms`) });
  try {
    const told = Promise.all(tellers.map((tell) => tell(ending, link.signal)));
    for (const problem of (await untilAborted(told, link.signal)).flat()) run.log.warning(problem);
  } catch (error) {
    run.log.warning(`Not all were told of the run: ${String(error)}`);
  } finally {
    link.dispose();
  }
}
