/** Which schedule to describe, and from when on. */
export interface DescribeScheduleOptions {
  readonly schedule: string;
  readonly timeZone: string;
  /** Runs are counted from here. */
  readonly now: Date;
  /** How many runs to give. @default 3 */
  readonly runs?: number;
}

/** A schedule for people. */
export interface ScheduleDescription {
  /** Like "At 05:00 PM, Monday through Friday". */
  readonly words: string;
  /** The next runs as Kubernetes computes them. */
  readonly nextRuns: readonly Date[];
  /** What may surprise: hours that daylight saving skips or repeats, a run every minute. */
  readonly warnings: readonly string[];
}

/** Describes a schedule. A promise, since the library for words is loaded only here. */
export async function describeSchedule({ schedule }: DescribeScheduleOptions): Promise<ScheduleDescription> {
  const { default: cronstrue } = await import('cronstrue');
  return { words: cronstrue.toString(schedule), nextRuns: [], warnings: [] };
}
