/** A way to count what is allowed: takes the time of a request and says whether it is. */
export type Limiter = (now: number) => boolean;

/** Allows `burst` at once and then so many a second. */
export function tokenBucket(perSecond: number, burst: number): Limiter {
  let tokens = burst;
  let at = 0;
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - at) * perSecond) / 1000);
    at = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
