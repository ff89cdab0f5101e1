import type { Method } from './prepare/api-call.ts';

/** What is known of a call when it is over, for those who watch a run. Times are milliseconds since the epoch. */
export interface CallFacts {
  readonly method: Method;
  /** As it was asked for, with `{names}` where it had some. */
  readonly template: string;
  readonly url: URL;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Each time it was sent again. */
  readonly retries: readonly RetryFacts[];
  /** Of the last answer; undefined where none came. */
  readonly status: number | undefined;
  /** Why it was given up. */
  readonly error: unknown;
}

/** One retry: when it was decided, why, and how long it waits. */
export interface RetryFacts {
  readonly at: number;
  readonly waitMs: number;
  readonly reason: string;
}
