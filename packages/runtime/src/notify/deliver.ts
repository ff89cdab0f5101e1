import { createClock } from '../http/time/clock.ts';
import type { BotRun } from '../run/bot-run.ts';
import type { Message } from './message.ts';
import { postMessage } from './post-message.ts';
import { addressMessage, type Target } from './targets.ts';

/** One message, and the time it has. */
export interface Delivering {
  /** Undefined for a heartbeat. */
  readonly message: Message | undefined;
  /** Aborted when there is no more time. */
  readonly signal: AbortSignal;
}

/** Sends a message to a target. @returns what went wrong, without secrets */
export async function deliver(
  { env, redactor, userAgent }: BotRun,
  target: Target,
  { message, signal }: Delivering,
): Promise<string | undefined> {
  const delivery = addressMessage(target, { env, message });
  if ('problem' in delivery) return delivery.problem;
  const problem = await postMessage(delivery, { userAgent, clock: createClock(undefined), signal });
  return problem === undefined ? undefined : redactor.redact(problem);
}
