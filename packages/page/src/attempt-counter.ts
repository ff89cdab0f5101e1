/** What of a request says whether it is to be sent again. */
interface SentRequest {
  readonly method: string;
  readonly path: string;
  /** 0 where nothing was answered. */
  readonly status: number;
}

/** Tells of requests, one after the other, which attempt each is: 2 for one that sends again what has failed once. */
export interface AttemptCounter<Request> {
  readonly count: (request: Request) => number;
}

/** What a server answers that is to be asked again, below 500. */
const AGAIN_LATER: ReadonlySet<number> = new Set([0, 408, 429]);

/** A request that failed, and has not been tried again. */
interface Failed<Request> {
  readonly attempt: number;
  readonly request: Request;
}

/**
 * Counts attempts. The API is not told of them, so that this is what they look like from outside: the same request
 * again, after one that failed in a way that may pass.
 *
 * @param isSame whether two requests of one method and path ask for the same
 */
export function createAttemptCounter<Request extends SentRequest>(
  isSame: (one: Request, other: Request) => boolean,
): AttemptCounter<Request> {
  const failedBy = new Map<string, readonly Failed<Request>[]>();
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
