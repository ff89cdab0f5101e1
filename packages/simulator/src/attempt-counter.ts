import { isDeepStrictEqual } from 'node:util';
import type { RecordedRequest } from './http/recorded-request.ts';

/** Tells of requests, one after the other, which attempt each is: 2 for one that sends again what has failed once. */
export interface AttemptCounter {
  readonly count: (request: RecordedRequest) => number;
}

/** What a server answers that is to be asked again, below 500. */
const AGAIN_LATER: ReadonlySet<number> = new Set([0, 408, 429]);

/** A request that failed, and has not been tried again. */
interface Failed {
  readonly attempt: number;
  readonly request: RecordedRequest;
}

export function createAttemptCounter(): AttemptCounter {
  const failedBy = new Map<string, readonly Failed[]>();
  return {
    count: (request) => {
      const { method, path, status } = request;
      const key = `${method} ${path}`;
      const failed = failedBy.get(key) ?? [];
      const earlier = failed.find((one) => isSame(one.request, request));
      const attempt = 1 + (earlier?.attempt ?? 0);
      const others = failed.filter((one) => one !== earlier);
      const isFailed = AGAIN_LATER.has(status) || status >= 500;
      failedBy.set(key, isFailed ? [...others, { attempt, request }] : others);
      return attempt;
    },
  };
}

/** Their method and path are the same. */
function isSame(one: RecordedRequest, other: RecordedRequest): boolean {
  return isDeepStrictEqual([one.query, one.body], [other.query, other.body]);
}
