/** Lets so many through a second. */
export interface TokenBucket {
  /** Takes a place; gives 0, or when there is none the milliseconds until there is. */
  take(): number;
}

/** Makes a full bucket on a clock of milliseconds. */
export function createBucket(
  { perSecond, burst = perSecond }: { readonly perSecond: number; readonly burst?: number },
  now: () => number,
): TokenBucket {
  const size = Math.max(1, burst);
  let tokens = size;
  let filledAt = now();
  return {
    take: () => {
      const time = now();
      // A reset, or a skew that ends, takes time back: no place is lost by it.
      const passedMs = Math.max(0, time - filledAt);
      tokens = Math.min(size, tokens + (passedMs / 1000) * perSecond);
      filledAt = time;
      if (tokens < 1) return ((1 - tokens) / perSecond) * 1000;
      tokens -= 1;
      return 0;
    },
  };
}
