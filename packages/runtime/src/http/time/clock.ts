import { linkAbort } from './link-abort.ts';

/** Time and chance, so that a test can hold them. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Waits; rejects at once with the reason of `signal` when that is aborted. */
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<void>;
  /** From 0, inclusive, to 1, exclusive. */
  readonly random: () => number;
}

/** Real time, whose waits also end when `signal` is aborted. */
export function createClock(signal: AbortSignal | undefined): Clock {
  return {
    // Unlike Date.now, this never jumps.
    now: () => performance.timeOrigin + performance.now(),
    random: Math.random,
    sleep: async (delayMs, own) => {
      const link = linkAbort([signal, own]);
      try {
        await waitFor(delayMs, link.signal);
      } finally {
        link.dispose();
      }
    },
  };
}

async function waitFor(delayMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, reject, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, delayMs);
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  try {
    await promise;
  } finally {
    clearTimeout(timer);
  }
}
