import type { WholeResult } from '../functions/function-result.ts';

/** Who tells a run to stop. */
export type Stopper = 'SIGTERM' | 'SIGINT' | 'deadline';

/** The run is told to stop: its signal is aborted with `error`. */
export interface StopEvent {
  readonly kind: 'stopped';
  readonly by: Stopper;
  readonly error: Error;
}

/** What may happen to a run, and bears on its end. What each comes to, `decideEnding` says. */
export type RunEvent =
  | StopEvent
  /** The function has returned. */
  | { readonly kind: 'returned'; readonly result: WholeResult }
  /** The function has thrown, or what comes before it: loading, reading, checking. */
  | { readonly kind: 'threw'; readonly error: Error }
  /** The loop has nothing left to do, and the function is still waited for. */
  | { readonly kind: 'drained' }
  /** An exception that nobody caught, or a rejection that nobody waited for. */
  | { readonly kind: 'uncaught'; readonly error: Error }
  /** Something called `process.exit`. */
  | { readonly kind: 'exited'; readonly code: number }
  /** `process.exitCode` was found set. */
  | { readonly kind: 'exitCodeSet'; readonly code: number };
