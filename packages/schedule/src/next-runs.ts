import type { CronFields } from './cron-fields.ts';
import { toWallTime, type WallTime, ZoneClock } from './zone-clock.ts';

/** Which runs to find. */
export interface NextRunsOptions {
  readonly timeZone: string;
  /** Runs are counted from here, this moment excluded. */
  readonly now: Date;
  readonly runs: number;
}

const DAY_MS = 86_400_000;

/** 29 February stays away for eight years around a century that is no leap year. */
const SEARCHED_DAYS = 8 * 366;

/**
 * The next runs as Kubernetes computes them: a time that the clock skips does not run, one that it repeats runs twice.
 * @see https://github.com/robfig/cron/blob/v3.0.1/spec.go
 */
export function nextRuns(fields: CronFields, { timeZone, now, runs }: NextRunsOptions): readonly Date[] {
  const clock = new ZoneClock(timeZone);
  const today = clock.read(now.getTime());
  const firstDay = Date.UTC(today.year, today.month - 1, today.day);
  const found: number[] = [];
  for (let day = 0; day < SEARCHED_DAYS && found.length < runs; day++) {
    const date = toWallTime(firstDay + day * DAY_MS);
    if (matchesDate(fields, date))
      found.push(...runsOn(date, fields, clock).filter((run) => run > now.getTime()));
  }
  return found.slice(0, runs).map((instant) => new Date(instant));
}

/** Whether a schedule names a date. */
export function matchesDate(fields: CronFields, { year, month, day }: WallTime): boolean {
  if (!fields.months.has(month)) return false;
  const hasDay = fields.daysOfMonth.has(day);
  const hasWeekday = fields.daysOfWeek.has(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
  return fields.mustMatchBothDays ? hasDay && hasWeekday : hasDay || hasWeekday;
}

function runsOn(date: WallTime, fields: CronFields, clock: ZoneClock): readonly number[] {
  const offsets = clock.offsetsOn(date);
  const times = [...fields.hours].flatMap((hour) =>
    [...fields.minutes].map((minute) => ({ ...date, hour, minute })),
  );
  return times.flatMap((time) => clock.instantsOf(time, offsets)).toSorted((a, b) => a - b);
}
