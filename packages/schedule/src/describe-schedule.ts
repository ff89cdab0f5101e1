import { expandMacro, parseCronFields } from './cron-fields.ts';
import { nextRuns } from './next-runs.ts';
import { scheduleWarnings } from './schedule-warnings.ts';

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
}

/** A schedule for people. */
export interface ScheduleDescription {
  /** Like "At 17:00, Monday through Friday"; "Only when told to" without a schedule. */
  readonly words: string;
  /** The next runs as Kubernetes computes them; fewer than asked for when there are no more within eight years. */
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
