import type { Ending } from '../end/decide-ending.ts';
import { openNotifications, sendNotifications } from '../notify/notifications.ts';
import type { BotRun } from '../run/bot-run.ts';
import { openTelemetry, sendTelemetry } from '../telemetry/send-telemetry.ts';

/** How a run has ended. */
export interface LastWords {
  readonly ending: Ending;
  /** Aborted when nobody wants to wait any more. */
  readonly signal?: AbortSignal | undefined;
}

/** Watches a run from here on for collectors and people; what it gives tells them how the run has ended. */
export async function openTellers(run: BotRun): Promise<(last: LastWords) => Promise<void>> {
  const telemetry = await openTelemetry(run);
  const teller = await openNotifications(run);
  return async (last) => {
    await Promise.all([sendTelemetry(run, telemetry, last), sendNotifications(run, teller, last)]);
  };
}
