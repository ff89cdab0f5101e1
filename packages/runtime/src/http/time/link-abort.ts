import { AbortHub } from './abort-hub.ts';
import { LONGEST_TIMER_MS } from './longest-timer.ts';

/** A signal made of others, and the way to let go of them. */
export interface LinkedAbort {
  readonly signal: AbortSignal;
  /** Starts the clock of a time limit. */
  limit(limit: TimeLimit): void;
  /** Clears the timer and takes every listener back. */
  dispose(): void;
}

/** How long a piece of work may take, and what its signal's reason is after that. */
export interface TimeLimit {
  readonly timeoutMs: number;
  readonly reason: () => unknown;
}

/**
 * Makes one signal that aborts when any of `signals` does, or when its time is up.
 *
 * AbortSignal.any and AbortSignal.timeout cannot be let go of: a bot that calls for hours would collect them.
 *
 * @param hub Shared by those that link to the same signals in great numbers
 */
export function linkAbort(
  signals: readonly (AbortSignal | undefined)[],
  hub: AbortHub = new AbortHub(),
): LinkedAbort {
  const controller = new AbortController();
  const undo: (() => void)[] = [];
  for (const signal of signals) {
    if (signal === undefined) continue;
    undo.push(hub.follow(signal, () => controller.abort(signal.reason)));
  }
  return {
    signal: controller.signal,
    limit: ({ reason, timeoutMs }) => {
      const timer = setTimeout(() => controller.abort(reason()), Math.min(timeoutMs, LONGEST_TIMER_MS));
      undo.push(() => clearTimeout(timer));
    },
    dispose: () => {
      for (const step of undo) step();
    },
  };
}
