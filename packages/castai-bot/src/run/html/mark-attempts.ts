import { createHash } from 'node:crypto';
import { createAttemptCounter } from '@castai-bot/page/attempt-counter';

/** One request of a bot, as it was sent. */
export interface TracedRequest {
  readonly arrivedAt: number;
  readonly tookMs: number;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** 0 where the bot did not wait for the answer, or got none. */
  readonly status: number;
  /** The same for requests that ask for the same. */
  readonly digest: string;
}

/** The same for two requests that ask for the same, in the same words. */
export function digestOf(request: {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}): string {
  const { method, path, body } = request;
  return createHash('sha256')
    .update(JSON.stringify([method, path, body]))
    .digest('base64');
}

/** Finds requests that were sent again, in the order in which they arrived. */
export function markAttempts(
  requests: readonly TracedRequest[],
): readonly (TracedRequest & { readonly attempt: number })[] {
  const attempts = createAttemptCounter<TracedRequest>((one, other) => one.digest === other.digest);
  return requests
    .toSorted((a, b) => a.arrivedAt - b.arrivedAt)
    .map((request) => ({ ...request, attempt: attempts.count(request) }));
}
