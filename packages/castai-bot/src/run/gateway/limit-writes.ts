import { type Answerer, refuse } from './answerer.ts';
import { isWriteRequest } from './is-write-request.ts';

const METHOD_NOT_ALLOWED = 405;
/** What CAST AI answers then, it has not carried out. */
const TOO_MANY_REQUESTS = 429;

export interface WriteLimit {
  /** Undefined where there is none. */
  readonly maxWrites: number | undefined;
  /** Hears of each write that was not let through. */
  readonly refused: () => void;
}

/** Lets so many writes through and answers 405 to the others: between plan and run the world may have changed. */
export function limitWrites(next: Answerer, { maxWrites, refused }: WriteLimit): Answerer {
  if (maxWrites === undefined) return next;
  let sent = 0;
  return async (request) => {
    const { method, path } = request;
    if (!isWriteRequest(request)) return next(request);
    if (sent >= maxWrites) {
      refused();
      return refuse(METHOD_NOT_ALLOWED, `--max-writes ${maxWrites}: ${method} ${path} was not sent`);
    }
    sent += 1;
    const answer = await next(request);
    if (answer.status === TOO_MANY_REQUESTS) sent -= 1;
    return answer;
  };
}
