import { type CronFields, readCronFields } from './cron-reader.ts';
import { nextRuns } from './next-runs.ts';
import { isInterval, parseInterval } from './parse-interval.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How far back the run before is looked for, ever further: most schedules are dense, a 29 February is not. */
const LOOKED_BACK_MS = [HOUR_MS, DAY_MS, 8 * DAY_MS, 32 * DAY_MS, 367 * DAY_MS, 9 * 366 * DAY_MS];

/** The runs of a schedule on both sides of a moment; undefined where there is none. */
export interface RunsAround {
  readonly previous: Date | undefined;
  readonly next: Date | undefined;
}

/**
 * The last run before a moment and the first after it, that moment excluded. Of `@every 15m` they are counted from it.
 * A schedule or a zone that nobody can read has none.
 */
export function runsAround(
  schedule: string,
  { timeZone, at }: { readonly timeZone: string; readonly at: Date },
): RunsAround {
  if (isInterval(schedule)) return countFrom(schedule, at);
  const fields = readKnown(schedule, timeZone);
  if (fields === undefined) return { previous: undefined, next: undefined };
  const [next] = nextRuns(fields, { timeZone, now: at, runs: 1 });
  for (const lookedBackMs of LOOKED_BACK_MS) {
    const now = new Date(at.getTime() - lookedBackMs);
    const earlier = nextRuns(fields, { timeZone, now, runs: Infinity, until: at });
    const previous = earlier.findLast((run) => run.getTime() < at.getTime());
    if (previous !== undefined) return { previous, next };
  }
  return { previous: undefined, next };
}

function countFrom(schedule: string, at: Date): RunsAround {
  const interval = parseInterval(schedule);
  if ('problem' in interval) return { previous: undefined, next: undefined };
  const shift = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);
  return { previous: shift(-interval.seconds), next: shift(interval.seconds) };
}

/** A schedule of a CronJob that is there: Kubernetes has said before what is wrong with another. */
function readKnown(schedule: string, timeZone: string): CronFields | undefined {
  try {
    // Throws for a zone that this machine does not know.
    Intl.DateTimeFormat('en', { timeZone });
    return readCronFields(schedule, complain);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function complain(problem: string): never {
  throw new RangeError(problem);
}
