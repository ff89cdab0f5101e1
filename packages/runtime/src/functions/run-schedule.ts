import { runsAround } from '@castai-bot/schedule/runs-around';

/** When a run was due, and when others are. */
export interface RunSchedule {
  /**
   * The time of its schedule that the run serves: the same for each try of it, however late it starts. Undefined for a
   * run that was told to start, as by `castai-bot run-now`.
   */
  readonly tick: Date | undefined;
  /** The time of its schedule before `tick`, or before now where there is none; undefined without a schedule. */
  readonly previous: Date | undefined;
  /** The time after it. */
  readonly next: Date | undefined;
  /** When the last run of this entry began that ended well; known to functions with a `state` alone. */
  readonly lastGoodRun: Date | undefined;
  /** IANA name of the zone that its schedule is in. */
  readonly timeZone: string;
}

/** What is known of a schedule. */
export interface ScheduleFacts {
  readonly tick?: Date | undefined;
  readonly lastGoodRun?: Date | undefined;
  /** As a CronJob has it; undefined where it only runs when told to. */
  readonly schedule?: string | undefined;
  /** @default 'Etc/UTC' */
  readonly timeZone?: string | undefined;
}

/** A schedule as a function sees it. Its neighbours are looked for when they are asked for: most functions never do. */
export function createRunSchedule(
  { tick, lastGoodRun, schedule, timeZone = 'Etc/UTC' }: ScheduleFacts,
  now: () => Date,
): RunSchedule {
  let around: Pick<RunSchedule, 'previous' | 'next'> | undefined;
  const look = (): Pick<RunSchedule, 'previous' | 'next'> => {
    around ??=
      schedule === undefined
        ? { previous: undefined, next: undefined }
        : runsAround(schedule, { timeZone, at: tick ?? now() });
    return around;
  };
  return {
    tick,
    lastGoodRun,
    timeZone,
    get previous() {
      return look().previous;
    },
    get next() {
      return look().next;
    },
  };
}
