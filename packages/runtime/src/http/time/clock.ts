import { AbortHub } from './abort-hub.ts';
import { linkAbort } from './link-abort.ts';
import { LONGEST_TIMER_MS } from './longest-timer.ts';
import { untilAborted } from './until-aborted.ts';

/** Time and chance, so that a test can hold them. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Waits, 24.8 days at most; rejects at once with the reason of `signal` when that is aborted. */
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<void>;
  /** From 0, inclusive, to 1, exclusive. */
  readonly random: () => number;
}

/** Real time, whose waits also end when `signal` is aborted. */
export function createClock(signal: AbortSignal | undefined): Clock {
  const hub = new AbortHub();
  return {
    // Unlike Date.now, this never jumps.
    now: () => performance.timeOrigin + performance.now(),
    random: Math.random,
    sleep: async (delayMs, own) => {
      const link = linkAbort([signal, own], hub);
      try {
        await waitFor(delayMs, link.signal);
      } finally {
        link.dispose();
      }
    },
  };
}

async function waitFor(delayMs: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, Math.min(delayMs, LONGEST_TIMER_MS));
  try {
    await untilAborted(promise, signal);
  } finally {
    clearTimeout(timer);
  }
}
