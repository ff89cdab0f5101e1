import { ApiError } from '../errors/api-error.ts';
import { backoffMs } from './backoff.ts';
import { ConnectionError, TimeoutError } from '../errors/connection-error.ts';

/** An attempt that failed, and what is left to the call. */
export interface FailedAttempt {
  readonly error: unknown;
  /** How often the call was sent so far. */
  readonly attempts: number;
  readonly retries: number;
  readonly isIdempotent: boolean;
  /** Time until the call's deadline, milliseconds. */
  readonly leftMs: number;
  /** From 0 to 1. */
  readonly random: number;
}

/** What another time may go well. */
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);
const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;

/** A longer wait than this is not for a run to sit out. */
export const RETRY_AFTER_MAX_MS = 60_000;

/**
 * How long to wait before a call is sent again, milliseconds; undefined when it must not be.
 *
 * `Retry-After` is kept to the letter; where it is too long, or longer than what is left to the call, the call fails
 * now and not later.
 */
export function planRetry(failed: FailedAttempt): number | undefined {
  const { attempts, error, leftMs, random, retries } = failed;
  if (attempts > retries || !mayRepeat(error, failed.isIdempotent)) return undefined;
  const askedMs = error instanceof ApiError ? error.retryAfterMs : undefined;
  if (askedMs !== undefined && askedMs > RETRY_AFTER_MAX_MS) return undefined;
  const waitMs = askedMs ?? backoffMs(attempts, random);
  return waitMs < leftMs ? waitMs : undefined;
}

/** Whether a failed attempt may have been carried out all the same. */
export function mayBeDone(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return error.mayHaveArrived;
  return error instanceof ApiError && error.status !== TOO_MANY_REQUESTS && isTransient(error);
}

function mayRepeat(error: unknown, isIdempotent: boolean): boolean {
  if (error instanceof TimeoutError) return error.code === 'attempt_timeout' && isIdempotent;
  if (error instanceof ConnectionError) {
    return error.code === 'connection_failed' && (isIdempotent || !error.mayHaveArrived);
  }
  if (!(error instanceof ApiError)) return false;
  const isRefusedForNow =
    error.status === TOO_MANY_REQUESTS || (error.status === UNAVAILABLE && error.retryAfterMs !== undefined);
  return isRefusedForNow || (isIdempotent && isTransient(error));
}

function isTransient(error: ApiError): boolean {
  return TRANSIENT.has(error.status) || error.code === 'damaged_body';
}
