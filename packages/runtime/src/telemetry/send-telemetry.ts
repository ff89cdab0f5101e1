import type { Ending } from '../end/decide-ending.ts';
import type { BotRun } from '../run/bot-run.ts';
import { inTimeLeft } from '../run/in-time-left.ts';
import { wantsTelemetry } from '../read/wants-telemetry.ts';
import { isDescribing } from '../read/settings.ts';
import type { Telemetry } from './otlp/watch-run.ts';

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
  try {
    const problems = await inTimeLeft(run, signal, (time) => telemetry.send(ending, time.signal));
    for (const problem of problems) run.log.warning(problem);
  } catch (error) {
    run.log.warning(`Not all of the run's trace and metrics were sent: ${String(error)}`);
  }
}
