import { setTimeout as wait } from 'node:timers/promises';
import { type CommandContext, type InterruptSignal, withProperties } from '@castai-bot/cli';
import { GRACE_SECONDS } from '@castai-bot/scaffold';

/** What a run starts takes two signals within a second for one press. */
const TWO_PRESSES_MS = 1100;

/** How a run can be ended from outside, as Kubernetes ends a pod. */
export interface RunStop {
  /** For the run: what it starts hears of a stop as it does of a signal. */
  readonly context: CommandContext;
  readonly isAsked: () => boolean;
  /**
   * Sends SIGTERM and, where the run has not ended when its grace is over, ends all that it has started. Asked again, it
   * ends that now.
   * @returns how long it may take at most, in milliseconds
   */
  readonly ask: (graceMs?: number) => number;
  /** The run is over. */
  readonly close: () => void;
}

/** @param sleep waits until the grace is over @default real time */
export function createRunStop(
  context: CommandContext,
  sleep: (ms: number, signal: AbortSignal) => Promise<unknown> = (ms, signal) =>
    wait(ms, undefined, { signal }),
): RunStop {
  const asked = new AbortController();
  const listeners = new Set<(signal: InterruptSignal) => void>();
  let over = new AbortController();
  const tell = (): void => {
    for (const listener of listeners) listener('SIGTERM');
  };
  const tellAfter = (ms: number): number => {
    over.abort();
    const waiting = (over = new AbortController());
    void sleep(ms, waiting.signal).then(tell, () => undefined);
    return ms;
  };
  return {
    context: withProperties(context, {
      signal: AbortSignal.any([context.signal, asked.signal]),
      onInterrupt: (listener: (signal: InterruptSignal) => void) => {
        listeners.add(listener);
        const stop = context.onInterrupt(listener);
        return () => {
          listeners.delete(listener);
          stop();
        };
      },
    }),
    isAsked: () => asked.signal.aborted,
    ask: (graceMs = GRACE_SECONDS * 1000) => {
      if (asked.signal.aborted) return tellAfter(TWO_PRESSES_MS);
      asked.abort();
      tell();
      return tellAfter(graceMs);
    },
    close: () => over.abort(),
  };
}
