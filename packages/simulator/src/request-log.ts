import { createAttemptCounter } from '@castai-bot/page/attempt-counter';
import { asksForTheSame, type RecordedRequest } from './http/recorded-request.ts';

/** One request, and when it came in real time: the simulator's own may stand still or leap. */
export interface LoggedRequest {
  readonly request: RecordedRequest;
  /** Milliseconds since the epoch. */
  readonly arrivedAt: number;
  /** What a fault delayed included. */
  readonly tookMs: number;
  /** 2 for one that sends again what has failed once in this world. */
  readonly attempt: number;
}

/** Every request so far, in the order of the answers. */
export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  readonly requests: readonly RecordedRequest[];
  add(entry: Omit<LoggedRequest, 'attempt'>): void;
  /** Takes what comes for the first attempt, whatever failed before. */
  forgetAttempts(): void;
  /** Tells of each one more. */
  watch(watcher: () => void): void;
}

export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = [];
  const requests: RecordedRequest[] = [];
  let attempts = createAttemptCounter(asksForTheSame);
  const watchers: (() => void)[] = [];
  return {
    entries,
    requests,
    add: (entry) => {
      entries.push({ ...entry, attempt: attempts.count(entry.request) });
      requests.push(entry.request);
      for (const watcher of watchers) watcher();
    },
    forgetAttempts: () => {
      attempts = createAttemptCounter(asksForTheSame);
    },
    watch: (watcher) => {
      watchers.push(watcher);
    },
  };
}
