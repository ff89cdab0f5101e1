import { createHash } from 'node:crypto';

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

/** 408 and 429 ask to be asked again, 5xx may pass; 0 was not answered. */
const MAY_PASS = new Set([0, 408, 429]);

/**
 * Finds requests that were sent again: the same as an earlier one that failed in a way that may pass. The API is not told
 * of attempts, so that this is what it looks like from outside. In the order in which they arrived.
 */
export function markAttempts(
  requests: readonly TracedRequest[],
): readonly (TracedRequest & { readonly attempt: number })[] {
  const failed = new Map<string, number>();
  return requests
    .toSorted((a, b) => a.arrivedAt - b.arrivedAt)
    .map((request) => {
      const { digest, status } = request;
      const attempt = (failed.get(digest) ?? 0) + 1;
      if (MAY_PASS.has(status) || status >= 500) failed.set(digest, attempt);
      else failed.delete(digest);
      return { ...request, attempt };
    });
}
