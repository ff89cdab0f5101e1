import type { Method } from '../prepare/api-call.ts';
import { ApiError } from '../errors/api-error.ts';
import { ConnectionError, TimeoutError } from '../errors/connection-error.ts';
import { isTooMany, mayBeDone, planRetry, type Retry } from '../retry/plan-retry.ts';
import { sendOnce } from './send-once.ts';
import { requestFacts, type Sending } from './sending.ts';

const NOT_FOUND = 404;
const IDEMPOTENT: ReadonlySet<Method> = new Set(['GET', 'PUT', 'DELETE']);

/** For so long it is no news that nobody takes the connection: the pod has just started. */
const QUIET_MS = 2_000;

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
      const retry = findRetry(error, sending);
      if (retry === undefined) throw error;
      noteRetry(error, retry, sending);
      await settings.clock.sleep(retry.waitMs, link.signal);
    }
  }
}

/** What an attempt that seemed to fail has deleted is not there to be deleted again. */
function isGoneAlready(error: unknown, { call, progress }: Sending): boolean {
  return (
    call.method === 'DELETE' && progress.mayBeDone && error instanceof ApiError && error.status === NOT_FOUND
  );
}

function findRetry(error: unknown, { call, progress, settings, traffic }: Sending): Retry | undefined {
  const now = settings.clock.now();
  progress.refusedSince = isRefused(error) ? (progress.refusedSince ?? now) : undefined;
  const retry = planRetry({
    error,
    attempts: progress.attempts,
    retried: progress.retried,
    retries: call.retries ?? settings.retries,
    isIdempotent: call.isIdempotent ?? IDEMPOTENT.has(call.method),
    refusedMs: now - (progress.refusedSince ?? now),
    leftMs: progress.endsAt - now,
    random: settings.clock.random(),
  });
  if (retry === undefined) return undefined;
  // What costs the API nothing needs no budget: nobody took the connection, or the client waits as it was told.
  if (isTooMany(error) || isRefused(error)) return retry;
  return traffic.budget.spend(error instanceof TimeoutError) ? retry : undefined;
}

function isRefused(error: unknown): boolean {
  return error instanceof ConnectionError && error.code === 'connection_refused';
}

function noteRetry(error: unknown, { isCounted, waitMs }: Retry, sending: Sending): void {
  const { progress, settings } = sending;
  const { attempts, method, path } = requestFacts(sending);
  progress.lastError = error;
  progress.mayBeDone ||= mayBeDone(error);
  if (isCounted) progress.retried += 1;
  const reason = error instanceof Error ? error.message : String(error);
  progress.retries.push({ at: settings.clock.now(), waitMs, reason });
  const isQuiet =
    progress.refusedSince !== undefined && settings.clock.now() - progress.refusedSince < QUIET_MS;
  settings.log?.[isQuiet ? 'debug' : 'warning'](`${method} ${path} will be sent again`, {
    attempt: attempts,
    waitMs: Math.round(waitMs),
    reason,
  });
}
