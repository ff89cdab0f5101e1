import { parseCronFields } from './cron-fields.ts';
import { expandMacro } from './cron-reader.ts';
import { nextRuns } from './next-runs.ts';
import { describeInterval, isInterval, parseInterval } from './parse-interval.ts';
import { saysShort, scheduleWarnings } from './schedule-warnings.ts';

/** Which schedule to describe, and from when on. */
export interface DescribeScheduleOptions {
  /** One that `checkSchedule` finds nothing wrong with; null: the function runs only when told to. */
  readonly schedule: string | null;
  /** One that `checkTimeZone` finds nothing wrong with. */
  readonly timeZone: string;
  /** Runs are counted from here. */
  readonly now: Date;
  /** How many runs to give. @default 3 */
  readonly runs?: number;
  /** The last run of an `@every`, or when its CronJob was made: without it nobody knows the next. */
  readonly countedFrom?: Date | undefined;
}

/** A schedule for people. */
export interface ScheduleDescription {
  /** Like "At 17:00, Monday through Friday"; "Only when told to" without a schedule. */
  readonly words: string;
  /**
   * The next runs as Kubernetes computes them; fewer than asked for when there are no more within five years, none of
   * an `@every` that is counted from nobody knows when.
   */
  readonly nextRuns: readonly Date[];
  /** What may surprise: hours that daylight saving skips or repeats, a run every minute; one line each. */
  readonly warnings: readonly string[];
}

/**
 * Describes a schedule. A promise, since the library for the words is loaded only here.
 * @throws Error when the schedule or the time zone is none
 */
export async function describeSchedule(options: DescribeScheduleOptions): Promise<ScheduleDescription> {
  const { schedule, timeZone, now, runs = 3 } = options;
  if (schedule === null) return { words: 'Only when told to', nextRuns: [], warnings: [] };
  if (isInterval(schedule)) return describeEvery(schedule, { ...options, runs });
  const fields = parseCronFields(schedule);
  if ('problem' in fields) throw new Error(`Cannot describe ${JSON.stringify(schedule)}: ${fields.problem}`);
  // CommonJS: bundled, only its default export is there when it is imported on demand.
  const { default: cronstrue } = await import('cronstrue');
  return {
    words: cronstrue.toString(expandMacro(schedule), { use24HourTimeFormat: true }),
    nextRuns: nextRuns(fields, { timeZone, now, runs }),
    warnings: scheduleWarnings(fields, { schedule, timeZone, now }),
  };
}

const SECOND_MS = 1000;
const MINUTE_SECONDS = 60;

function describeEvery(
  schedule: string,
  { now, runs, countedFrom }: DescribeScheduleOptions & { readonly runs: number },
): ScheduleDescription {
  const interval = parseInterval(schedule);
  if ('problem' in interval)
    throw new Error(`Cannot describe ${JSON.stringify(schedule)}: ${interval.problem}`);
  const intervalMs = interval.seconds * SECOND_MS;
  const words = `Every ${describeInterval(interval.seconds)}, counted from the run before`;
  const from = countedFrom?.getTime();
  const passed = from === undefined ? 0 : Math.max(0, Math.floor((now.getTime() - from) / intervalMs));
  const next = (run: number): readonly Date[] =>
    from === undefined ? [] : [new Date(from + (passed + run + 1) * intervalMs)];
  return {
    words,
    nextRuns: Array.from({ length: runs }, (_, run) => next(run)).flat(),
    warnings: saysShort(interval.seconds / MINUTE_SECONDS, describeInterval(interval.seconds)),
  };
}
