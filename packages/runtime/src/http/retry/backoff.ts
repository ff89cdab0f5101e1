const BASE_MS = 500;
const CAP_MS = 20_000;
const FLOOR_MS = 100;

/**
 * The wait before the n-th retry, milliseconds: anything from nothing to 0.5, 1, 2, 4, … seconds, at most 20 s, so that
 * clients that failed together do not come back together; at least 100 ms.
 *
 * @param retry From 1
 * @param random From 0 to 1
 */
export function backoffMs(retry: number, random: number): number {
  return Math.max(FLOOR_MS, random * Math.min(CAP_MS, BASE_MS * 2 ** (retry - 1)));
}
