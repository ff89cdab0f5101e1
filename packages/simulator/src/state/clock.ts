/** Time inside the simulator: real time from where it started, plus what a test has added. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Moves time forward and does what became due on the way. */
  advance(milliseconds: number): void;
  /** Sets how far time is off, in milliseconds: ahead, or behind when it is negative. */
  skew(milliseconds: number): void;
  /** Does `action` once time reaches `at`; it is told that time. */
  schedule(at: number, action: (at: number) => void): void;
  /** Does what is due by now, in the order of its times. */
  settle(): void;
  /** When something is due next; `undefined` when nothing is. */
  nextAt(): number | undefined;
  readonly isPaused: boolean;
  /** Lets time stand still, but for what `advance` adds. */
  pause(): void;
  resume(): void;
  /** Goes back to real time, as skewed as it is, and forgets what was due. */
  reset(): void;
}

interface Due {
  readonly at: number;
  readonly action: (at: number) => void;
}

/** Makes a clock that holds no timer: what is due happens when somebody looks, so nothing keeps a process alive. */
export function createClock(realNow: () => number): Clock {
  let offset = 0;
  let skew = 0;
  let pausedAt: number | undefined;
  const queue: Due[] = [];
  /** While something due is done, it is the time at which it was due: what that leads to is counted from then. */
  let doing: number | undefined;
  const now = (): number => doing ?? (pausedAt ?? realNow()) + offset + skew;

  const settle = (): void => {
    const limit = now();
    try {
      for (let due = queue[0]; due !== undefined && due.at <= limit; due = queue[0]) {
        queue.shift();
        doing = due.at;
        due.action(due.at);
      }
    } finally {
      doing = undefined;
    }
  };

  const resume = (): void => {
    if (pausedAt === undefined) return;
    offset -= realNow() - pausedAt;
    pausedAt = undefined;
  };

  return {
    now,
    settle,
    nextAt: () => queue[0]?.at,
    get isPaused() {
      return pausedAt !== undefined;
    },
    pause: () => {
      pausedAt ??= realNow();
    },
    resume,
    reset: () => {
      offset = 0;
      pausedAt = undefined;
      queue.length = 0;
    },
    skew: (milliseconds) => {
      skew = milliseconds;
    },
    schedule: (at, action) => {
      const index = queue.findIndex((due) => due.at > at);
      queue.splice(index === -1 ? queue.length : index, 0, { at, action });
    },
    advance: (milliseconds) => {
      offset += milliseconds;
      settle();
    },
  };
}
