import type { Clock } from '../time/clock.ts';

/** Time that passes only when everybody sleeps. */
export interface VirtualTime extends Clock {
  /** Lets time pass until the work is done. */
  run(work: Promise<unknown>): Promise<void>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Makes a time in which many can sleep at once, each waking in its turn. */
export function virtualTime(): VirtualTime {
  let time = 0;
  const sleepers: Sleeper[] = [];
  return {
    now: () => time,
    random: () => 0.5,
    sleep: async (delayMs) => {
      await new Promise<void>((wake) => sleepers.push({ at: time + delayMs, wake }));
    },
    run: async (work) => {
      const state = { isDone: false };
      const finish = (): void => {
        state.isDone = true;
      };
      void work.then(finish, finish);
      while (!state.isDone) {
        await new Promise((resolve) => setImmediate(resolve));
        const next = sleepers.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) continue;
        sleepers.splice(sleepers.indexOf(next), 1);
        time = Math.max(time, next.at);
        next.wake();
      }
      await work;
    },
  };
}
