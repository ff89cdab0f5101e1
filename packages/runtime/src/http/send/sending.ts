import type { ApiCall, Timeouts } from '../prepare/api-call.ts';
import type { RetryFacts } from '../call-facts.ts';
import type { RequestFacts } from '../errors/api-error.ts';
import type { OutgoingRequest } from '../exchange/exchange.ts';
import type { LinkedAbort } from '../time/link-abort.ts';
import type { RateLimit } from '../turn/rate-limit.ts';
import type { RequestSettings } from './request-settings.ts';
import type { RetryBudget } from '../retry/retry-budget.ts';
import type { Slots } from '../turn/slots.ts';

/** What the calls of one client have to share out. */
export interface Traffic {
  readonly slots: Slots;
  readonly rate: RateLimit;
  readonly budget: RetryBudget;
}

/** One call on its way. */
export interface Sending {
  readonly call: ApiCall;
  readonly request: OutgoingRequest;
  /** Ends the call; its time limit starts when it no longer waits behind others. */
  readonly link: LinkedAbort;
  readonly traffic: Traffic;
  readonly settings: RequestSettings;
  readonly timeouts: Timeouts;
  readonly progress: Progress;
}

/** How far a call has come. */
export interface Progress {
  attempts: number;
  /** How many of the retries that the call has are used up. */
  retried: number;
  /** When the call's time is up; infinite while it waits behind others for its first turn. */
  endsAt: number;
  /** Since when nobody has been there to take the connection; undefined unless that is how the last attempt failed. */
  refusedSince?: number | undefined;
  /** Why the last attempt failed. */
  lastError?: unknown;
  /** Of the last answer. */
  status?: number | undefined;
  readonly retries: RetryFacts[];
  /** Whether a failed attempt may have been carried out all the same. */
  mayBeDone: boolean;
}

/** What errors say about the request. */
export function requestFacts({ call, progress, request }: Sending): RequestFacts {
  return { method: call.method, path: request.url.pathname, attempts: progress.attempts };
}
