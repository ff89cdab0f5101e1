import type { Clock } from '../time/clock.ts';

/** A clock that stands still but for its sleeps, which it keeps a list of. */
export interface FakeClock extends Clock {
  readonly sleeps: number[];
}

/** Makes a clock at a given time whose sleeps take none. */
export function fakeClock({
  startsAt = 0,
  random = 0.5,
}: { startsAt?: number; random?: number } = {}): FakeClock {
  const sleeps: number[] = [];
  let time = startsAt;
  return {
    sleeps,
    now: () => time,
    random: () => random,
    sleep: async (delayMs, signal) => {
      signal?.throwIfAborted();
      sleeps.push(delayMs);
      time += delayMs;
      await Promise.resolve();
    },
  };
}
