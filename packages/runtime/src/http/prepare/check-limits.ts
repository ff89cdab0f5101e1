import { CastAiBotError } from '../../errors.ts';

/**
 * Checks how many things may go on at a time.
 *
 * @throws CastAiBotError `bad_limit`
 */
export function checkConcurrency(concurrency: number): number {
  if (Number.isSafeInteger(concurrency) && concurrency > 0) return concurrency;
  throw new CastAiBotError(
    `Cannot work on things at a time: concurrency is ${concurrency}, wanted a whole number above 0`,
    { code: 'bad_limit' },
  );
}

/**
 * Checks how often a call may be sent again.
 *
 * @throws CastAiBotError `bad_limit`
 */
export function checkRetries(retries: number): number {
  if (Number.isSafeInteger(retries) && retries >= 0) return retries;
  throw new CastAiBotError(
    `Cannot send a call again: retries is ${retries}, wanted a whole number, 0 or above`,
    { code: 'bad_limit' },
  );
}

/**
 * Checks how many requests may be begun in a second; undefined is no limit.
 *
 * @throws CastAiBotError `bad_limit`
 */
export function checkRequestsPerSecond(requestsPerSecond: number | undefined): number | undefined {
  if (requestsPerSecond === undefined || requestsPerSecond > 0) return requestsPerSecond;
  throw new CastAiBotError(
    `Cannot keep a rate: requestsPerSecond is ${requestsPerSecond}, wanted a number above 0`,
    { code: 'bad_limit' },
  );
}

/**
 * Checks how many writes may be sent; undefined is no limit.
 *
 * @throws CastAiBotError `bad_limit`
 */
export function checkMaxWrites(maxWrites: number = Number.POSITIVE_INFINITY): number {
  if (maxWrites > 0 && (Number.isSafeInteger(maxWrites) || maxWrites === Number.POSITIVE_INFINITY)) {
    return maxWrites;
  }
  throw new CastAiBotError(`Cannot limit writes: maxWrites is ${maxWrites}, wanted a whole number above 0`, {
    code: 'bad_limit',
  });
}
