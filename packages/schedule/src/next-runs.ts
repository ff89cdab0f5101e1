import type { CronFields } from './cron-reader.ts';
import { type WallTime, ZoneClock } from './zone-clock.ts';

/** Which runs to find. */
export interface NextRunsOptions {
  readonly timeZone: string;
  /** Runs are counted from here, this moment excluded. */
  readonly now: Date;
  readonly runs: number;
  /** No run at or after this but the first is looked for. @default the end of time */
  readonly until?: Date;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Kubernetes looks no further; a 29 February around a century that is no leap year is never found. */
export const SEARCHED_YEARS = 5;

/**
 * The next runs as Kubernetes computes them, with what it makes of clocks that are set: a time that is skipped mostly
 * does not run, one that is repeated mostly runs twice.
 */
export function nextRuns(
  fields: CronFields,
  { timeZone, now, runs, until }: NextRunsOptions,
): readonly Date[] {
  const clock = new ZoneClock(timeZone);
  const found: Date[] = [];
  const end = until?.getTime() ?? Infinity;
  for (let at: number | undefined = now.getTime(); found.length < runs && at < end;) {
    at = nextRun(fields, { clock, after: at });
    if (at === undefined) break;
    found.push(new Date(at));
  }
  return found;
}

/** Whether a schedule names a date. */
export function matchesDate(fields: CronFields, { year, month, day }: WallTime): boolean {
  if (!fields.months.has(month)) return false;
  return matchesDay(fields, { year, month, day });
}

function matchesDay(
  fields: CronFields,
  { year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>,
): boolean {
  const hasDay = fields.daysOfMonth.has(day);
  const hasWeekday = fields.daysOfWeek.has(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
  return fields.mustMatchBothDays ? hasDay && hasWeekday : hasDay || hasWeekday;
}

interface Walk {
  readonly fields: CronFields;
  readonly clock: ZoneClock;
  at: number;
  /** A field was stepped: those below it stand at their lowest. */
  isStepped: boolean;
}

/**
 * The walk of Kubernetes' library: month, day, hour and minute are stepped in turn until they fit, by the clock on the
 * wall for months and days, by elapsed time below. A field that comes round sends it back to the months. That it sees a
 * day come round by a midnight, which some zones skip, is its own doing: runs on such days are as they are.
 * @see https://github.com/robfig/cron/blob/v3.0.1/spec.go
 */
function nextRun(
  fields: CronFields,
  { clock, after }: { readonly clock: ZoneClock; readonly after: number },
): number | undefined {
  const walk: Walk = { fields, clock, at: (Math.floor(after / 1000) + 1) * 1000, isStepped: false };
  const lastYear = clock.read(walk.at).year + SEARCHED_YEARS;
  while (clock.read(walk.at).year <= lastYear) {
    if (stepMonths(walk) && stepDays(walk) && stepHours(walk) && stepMinutes(walk) && stepSeconds(walk))
      return walk.at;
  }
  return undefined;
}

/** False, as with all the steps: the field came round. */
function stepMonths(walk: Walk): boolean {
  const { fields, clock } = walk;
  for (;;) {
    const { year, month } = clock.read(walk.at);
    if (fields.months.has(month)) return true;
    if (!walk.isStepped) walk.at = clock.toInstant({ year, month, day: 1, hour: 0, minute: 0 });
    walk.isStepped = true;
    const first = clock.read(walk.at);
    walk.at = clock.toInstant({ ...first, month: first.month + 1 });
    if (clock.read(walk.at).month === 1) return false;
  }
}

function stepDays(walk: Walk): boolean {
  const { fields, clock } = walk;
  for (;;) {
    const date = clock.read(walk.at);
    if (matchesDay(fields, date)) return true;
    if (!walk.isStepped) walk.at = clock.toInstant({ ...date, hour: 0, minute: 0 });
    walk.isStepped = true;
    const midnight = clock.read(walk.at);
    walk.at = clock.toInstant({ ...midnight, day: midnight.day + 1 });
    // Where a zone has no midnight, its library moves by whole hours to the nearest.
    const { hour } = clock.read(walk.at);
    walk.at += (hour > 12 ? 24 - hour : -hour) * HOUR_MS;
    if (clock.read(walk.at).day === 1) return false;
  }
}

function stepHours(walk: Walk): boolean {
  const { fields, clock } = walk;
  for (;;) {
    const time = clock.read(walk.at);
    if (fields.hours.has(time.hour)) return true;
    if (!walk.isStepped) walk.at = clock.toInstant({ ...time, minute: 0 });
    walk.isStepped = true;
    walk.at += HOUR_MS;
    if (clock.read(walk.at).hour === 0) return false;
  }
}

function stepMinutes(walk: Walk): boolean {
  const { fields, clock } = walk;
  for (;;) {
    const { minute } = clock.read(walk.at);
    if (fields.minutes.has(minute)) return true;
    if (!walk.isStepped) walk.at = Math.floor(walk.at / MINUTE_MS) * MINUTE_MS;
    walk.isStepped = true;
    walk.at += MINUTE_MS;
    if (clock.read(walk.at).minute === 0) return false;
  }
}

/** Kubernetes' schedules have no seconds: a run is at the full minute. */
function stepSeconds(walk: Walk): boolean {
  const late = walk.at % MINUTE_MS;
  if (late === 0) return true;
  walk.isStepped = true;
  walk.at += MINUTE_MS - late;
  return false;
}
