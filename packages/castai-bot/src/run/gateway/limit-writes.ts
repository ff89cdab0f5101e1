import { type Answerer, refuse } from './answerer.ts';
import { isWrite } from './is-write.ts';

const METHOD_NOT_ALLOWED = 405;

/** Lets so many writes through and answers 405 to the others: between plan and run the world may have changed. */
export function limitWrites(next: Answerer, maxWrites: number | undefined): Answerer {
  if (maxWrites === undefined) return next;
  let sent = 0;
  return async (request) => {
    const { method, path } = request;
    if (!isWrite(method, path)) return next(request);
    sent += 1;
    if (sent <= maxWrites) return next(request);
    return refuse(METHOD_NOT_ALLOWED, `--max-writes ${maxWrites}: ${method} ${path} was not sent`);
  };
}
