import { linkAbort } from '../http/time/link-abort.ts';
import { untilAborted } from '../http/time/until-aborted.ts';
import type { BotRun } from './bot-run.ts';

/** How long the end of a run waits for what is sent of it, milliseconds. */
const SEND_MS = 10_000;

/** The same for a run that was told to end: what is left of the pod's grace is for the report. */
const SHORT_SEND_MS = 2_000;

/** How long something may take. */
export interface TimeLeft {
  readonly timeoutMs: number;
  /** Aborted when that is over, and earlier. */
  readonly signal: AbortSignal;
}

/**
 * Sends something of a run that has ended, in the time there is.
 *
 * @param signal Aborted when nobody wants to wait any more
 * @throws what `send` does; the signal's reason, or an Error once the time is up, whatever `send` does then
 */
export async function inTimeLeft<Value>(
  { control }: BotRun,
  signal: AbortSignal | undefined,
  send: (time: TimeLeft) => Promise<Value>,
): Promise<Value> {
  const link = linkAbort([signal]);
  const timeoutMs = control.signal.aborted ? SHORT_SEND_MS : SEND_MS;
  link.limit({ timeoutMs, reason: () => new Error(`found no end of it after ${timeoutMs} ms`) });
  try {
    return await untilAborted(send({ timeoutMs, signal: link.signal }), link.signal);
  } finally {
    link.dispose();
  }
}
