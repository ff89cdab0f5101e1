import type { Ending } from '../end/decide-ending.ts';
import type { BotRun } from '../run/bot-run.ts';
import { linkAbort } from '../http/time/link-abort.ts';
import { untilAborted } from '../http/time/until-aborted.ts';
import { wantsTelemetry } from '../read/wants-telemetry.ts';
import { isDescribing } from '../read/settings.ts';
import type { Telemetry } from './otlp/watch-run.ts';

/** How long sending may take, milliseconds. */
const SEND_MS = 10_000;

/** The same for a run that was told to end: what is left of the pod's grace is for the report. */
const SHORT_SEND_MS = 2_000;

/** Watches a run from here on, where the environment names a collector; nothing is loaded elsewhere. */
export async function openTelemetry(run: BotRun): Promise<Telemetry | undefined> {
  if (!wantsTelemetry(run.env) || isDescribing(run.env)) return undefined;
  const { watchRun } = await import('./otlp/watch-run.ts');
  return watchRun(run);
}

/** Sends what was seen of a run, in the time there is; what cannot be sent is a warning in the log, and no more. */
export async function sendTelemetry(
  run: BotRun,
  telemetry: Telemetry | undefined,
  { ending, signal }: { readonly ending: Ending; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  if (telemetry === undefined) return;
  const link = linkAbort([signal]);
  const timeoutMs = run.control.signal.aborted ? SHORT_SEND_MS : SEND_MS;
  link.limit({ timeoutMs, reason: () => new Error(`found no end of it after ${timeoutMs} ms`) });
  try {
    const problems = await untilAborted(telemetry.send(ending, link.signal), link.signal);
    for (const problem of problems) run.log.warning(problem);
  } catch (error) {
    run.log.warning(`Not all of the run's trace and metrics were sent: ${String(error)}`);
  } finally {
    link.dispose();
  }
}
