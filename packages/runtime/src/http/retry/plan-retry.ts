import { ApiError } from '../errors/api-error.ts';
import { backoffMs } from './backoff.ts';
import { ConnectionError, TimeoutError } from '../errors/connection-error.ts';

/** An attempt that failed, and what is left to the call. */
export interface FailedAttempt {
  readonly error: unknown;
  /** How often the call was sent so far. */
  readonly attempts: number;
  /** How many of the call's retries are used up. */
  readonly retried: number;
  readonly retries: number;
  readonly isIdempotent: boolean;
  /** For how long there has been nobody to take the connection, milliseconds. */
  readonly refusedMs: number;
  /** Time until the call's deadline, milliseconds. */
  readonly leftMs: number;
  /** From 0 to 1. */
  readonly random: number;
}

/** Another attempt. */
export interface Retry {
  /** Milliseconds. */
  readonly waitMs: number;
  /** Whether it is one of the retries that a call has. */
  readonly isCounted: boolean;
}

/** What another time may go well. */
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);
/** Damage on the way, which another time need not meet. */
const DAMAGED = new Set(['damaged_body', 'empty_body', 'bad_status']);
const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;

/** A longer wait than this is not for a run to sit out. */
export const RETRY_AFTER_MAX_MS = 60_000;

/** A service mesh's proxy takes no connections in the first 2 to 10 s of a pod. */
const REFUSED_MAX_MS = 30_000;
const REFUSED_WAIT_MAX_MS = 2_000;

/**
 * Whether and when a call is sent again.
 *
 * - A connection that nobody takes carries nothing out and costs nobody anything: it is tried for 30 s.
 * - A 429 is tried for as long as the call may take: with others on the same key, a call may be refused many times before
 *   its turn comes. `Retry-After` is kept to the letter; where it is longer than what is left to the call or than a
 *   minute, the call fails now and not later.
 * - All else is tried as often as the call has retries, if sending it twice does no more than sending it once.
 */
export function planRetry(failed: FailedAttempt): Retry | undefined {
  const { attempts, error, random, retried, retries } = failed;
  if (retries === 0 || !mayRepeat(error, failed.isIdempotent)) return undefined;
  if (error instanceof ConnectionError && error.code === 'connection_refused') return planConnecting(failed);
  const askedMs = error instanceof ApiError ? error.retryAfterMs : undefined;
  if (isTooMany(error))
    return within(failed, { waitMs: askedMs ?? backoffMs(attempts, random), isCounted: false });
  if (retried >= retries) return undefined;
  return within(failed, { waitMs: askedMs ?? backoffMs(retried + 1, random), isCounted: true });
}

function planConnecting(failed: FailedAttempt): Retry | undefined {
  const waitMs = Math.min(backoffMs(failed.attempts, failed.random), REFUSED_WAIT_MAX_MS);
  return failed.refusedMs + waitMs > REFUSED_MAX_MS
    ? undefined
    : within(failed, { waitMs, isCounted: false });
}

function within({ leftMs }: FailedAttempt, retry: Retry): Retry | undefined {
  return retry.waitMs < leftMs && retry.waitMs <= RETRY_AFTER_MAX_MS ? retry : undefined;
}

/** Whether the API said 429. */
export function isTooMany(error: unknown): boolean {
  return error instanceof ApiError && error.status === TOO_MANY_REQUESTS;
}

/** Whether a failed attempt may have been carried out all the same. */
export function mayBeDone(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return error.mayHaveArrived;
  return error instanceof ApiError && !isTooMany(error) && isTransient(error);
}

function mayRepeat(error: unknown, isIdempotent: boolean): boolean {
  if (error instanceof TimeoutError) return error.code === 'attempt_timeout' && isIdempotent;
  if (error instanceof ConnectionError) {
    return error.code !== 'tls_failed' && (isIdempotent || !error.mayHaveArrived);
  }
  if (!(error instanceof ApiError)) return false;
  const isRefusedForNow =
    isTooMany(error) || (error.status === UNAVAILABLE && error.retryAfterMs !== undefined);
  return isRefusedForNow || (isIdempotent && isTransient(error));
}

function isTransient(error: ApiError): boolean {
  return TRANSIENT.has(error.status) || DAMAGED.has(error.code);
}
