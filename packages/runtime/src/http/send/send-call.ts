import type { Method } from '../prepare/api-call.ts';
import { ApiError } from '../errors/api-error.ts';
import { TimeoutError } from '../errors/connection-error.ts';
import { mayBeDone, planRetry } from '../retry/plan-retry.ts';
import { sendOnce } from './send-once.ts';
import { requestFacts, type Sending } from './sending.ts';

const NOT_FOUND = 404;
const TOO_MANY_REQUESTS = 429;
const IDEMPOTENT: ReadonlySet<Method> = new Set(['GET', 'PUT', 'DELETE']);

/** Sends a call, again where that is safe and may help, until it has an answer or none is to be had. */
export async function sendCall(sending: Sending): Promise<unknown> {
  const { link, settings, traffic } = sending;
  for (;;) {
    try {
      const body = await sendOnce(sending);
      traffic.budget.earn();
      return body;
    } catch (error) {
      if (link.signal.aborted) throw link.signal.reason;
      if (isGoneAlready(error, sending)) return undefined;
      const waitMs = findWait(error, sending);
      if (waitMs === undefined) throw error;
      noteRetry(error, waitMs, sending);
      await settings.clock.sleep(waitMs, link.signal);
    }
  }
}

/** What an attempt that seemed to fail has deleted is not there to be deleted again. */
function isGoneAlready(error: unknown, { call, progress }: Sending): boolean {
  return (
    call.method === 'DELETE' && progress.mayBeDone && error instanceof ApiError && error.status === NOT_FOUND
  );
}

function findWait(error: unknown, { call, progress, settings, traffic }: Sending): number | undefined {
  const waitMs = planRetry({
    error,
    attempts: progress.attempts,
    retries: call.retries ?? settings.retries,
    isIdempotent: call.isIdempotent ?? IDEMPOTENT.has(call.method),
    leftMs: progress.endsAt - settings.clock.now(),
    random: settings.clock.random(),
  });
  if (waitMs === undefined) return undefined;
  // A client that is being slowed down costs the API nothing: it waits as it is told.
  if (error instanceof ApiError && error.status === TOO_MANY_REQUESTS) return waitMs;
  return traffic.budget.spend(error instanceof TimeoutError) ? waitMs : undefined;
}

function noteRetry(error: unknown, waitMs: number, sending: Sending): void {
  const { progress, settings } = sending;
  const { attempts, method, path } = requestFacts(sending);
  progress.lastError = error;
  progress.mayBeDone ||= mayBeDone(error);
  settings.log?.warning(`${method} ${path} will be sent again`, {
    attempt: attempts,
    waitMs: Math.round(waitMs),
    reason: error instanceof Error ? error.message : String(error),
  });
}
