import type { Answerer } from './answerer.ts';
import { isWrite } from './is-write.ts';

/** A write that was sent. */
export interface SentWrite {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** What CAST AI answered; null when the bot did not wait for it. */
  readonly status: number | null;
}

/** Lets everything through, and tells of each write what came of it. */
export function noteWrites(next: Answerer, note: (write: SentWrite) => void): Answerer {
  return async (request) => {
    const { method, path } = request;
    if (!isWrite(method, path)) return next(request);
    let status: number | null = null;
    try {
      const answer = await next(request);
      ({ status } = answer);
      return answer;
    } finally {
      note({ method, path, status });
    }
  };
}
