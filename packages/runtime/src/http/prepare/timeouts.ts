import { CastAiBotError } from '../../errors.ts';
import { LONGEST_TIMER_MS } from '../time/longest-timer.ts';
import type { GivenTimeouts, Timeouts } from './api-call.ts';

const defaultTimeouts: Timeouts = { attemptMs: 30_000, callMs: 120_000 };

/**
 * How long the attempts of a call and the whole call may take. Where only one of the two is given, the other makes room
 * for it: a shorter call shortens its attempts, a longer attempt lengthens the call.
 *
 * @param base What holds for what is not given
 * @throws CastAiBotError `bad_limit`
 */
export function chooseTimeouts(given: GivenTimeouts, base: Timeouts = defaultTimeouts): Timeouts {
  const attemptMs = checkLimit('attemptMs', given.attemptMs);
  const callMs = checkLimit('callMs', given.callMs);
  if (attemptMs !== undefined && callMs !== undefined && attemptMs > callMs) {
    throw new CastAiBotError(
      `Cannot keep a time limit: attemptMs is ${attemptMs}, wanted at most callMs, which is ${callMs}`,
      { code: 'bad_limit' },
    );
  }
  return {
    attemptMs: attemptMs ?? Math.min(base.attemptMs, callMs ?? base.callMs),
    callMs: callMs ?? Math.max(base.callMs, attemptMs ?? base.attemptMs),
  };
}

/**
 * Checks a time limit that may be left out.
 *
 * @throws CastAiBotError `bad_limit` for what no timer can hold, e.g. Infinity or 30 days in milliseconds
 */
export function checkLimit(name: string, limitMs: number | undefined): number | undefined {
  if (limitMs === undefined || (limitMs > 0 && limitMs <= LONGEST_TIMER_MS)) return limitMs;
  throw new CastAiBotError(
    `Cannot keep a time limit: ${name} is ${limitMs}, wanted milliseconds above 0, at most ${LONGEST_TIMER_MS} (24.8 days)`,
    { code: 'bad_limit' },
  );
}
