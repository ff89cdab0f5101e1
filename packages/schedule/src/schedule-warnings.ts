import { type CronFields, expandMacro } from './cron-fields.ts';
import { matchesDate, nextRuns } from './next-runs.ts';
import { type ClockChange, toWallTime, type WallTime, ZoneClock } from './zone-clock.ts';

/** The schedule and the moment it is looked at. */
export interface ScheduleWarningsOptions {
  readonly schedule: string;
  readonly timeZone: string;
  readonly now: Date;
}

const MINUTE_MS = 60_000;
const YEAR_MS = 366 * 24 * 60 * MINUTE_MS;

/** Runs closer together than this are worth a word. */
const SHORT_MINUTES = 5;

/** Runs looked at for their distance: more than an hour's, whatever the schedule. */
const LOOKED_AT_RUNS = 61;

/** What about a schedule may surprise who wrote it, one line each. */
export function scheduleWarnings(fields: CronFields, options: ScheduleWarningsOptions): readonly string[] {
  return [
    ...clockWarnings(fields, options),
    ...distanceWarnings(fields, options),
    ...stepWarnings(options.schedule),
    ...(fields.mustMatchBothDays
      ? []
      : ['Runs on days that match the day of month or the day of week; cron cannot ask for both']),
  ];
}

/** A job of every hour loses and gains nothing when the clock is set. */
function clockWarnings(fields: CronFields, { timeZone, now }: ScheduleWarningsOptions): readonly string[] {
  if (fields.hours.size === 24) return [];
  const changes = new ZoneClock(timeZone).changes(now.getTime(), now.getTime() + YEAR_MS);
  return changes.flatMap((change) => {
    const times = touchedTimes(fields, change);
    const [first] = times;
    if (first === undefined) return [];
    const day = `${first.year}-${twoDigits(first.month)}-${twoDigits(first.day)}`;
    const clocks = times.map(({ hour, minute }) => `${twoDigits(hour)}:${twoDigits(minute)}`);
    const list =
      clocks.length > 3
        ? `${clocks.slice(0, 3).join(', ')} and ${clocks.length - 3} more`
        : clocks.join(', ');
    return change.offsetAfterMs > change.offsetBeforeMs
      ? [`Clocks go forward on ${day} in ${timeZone}: no run at ${list}`]
      : [`Clocks go back on ${day} in ${timeZone}: two runs at ${list}`];
  });
}

/** Times of a schedule that are skipped or repeated when the clock is set. */
function touchedTimes(fields: CronFields, change: ClockChange): readonly WallTime[] {
  const [from, to] = [change.at + change.offsetBeforeMs, change.at + change.offsetAfterMs].toSorted(
    (a, b) => a - b,
  );
  const times: WallTime[] = [];
  for (let shown = from ?? 0; shown < (to ?? 0); shown += MINUTE_MS) {
    const time = toWallTime(shown);
    if (fields.hours.has(time.hour) && fields.minutes.has(time.minute) && matchesDate(fields, time))
      times.push(time);
  }
  return times;
}

function distanceWarnings(fields: CronFields, { timeZone, now }: ScheduleWarningsOptions): readonly string[] {
  const runs = nextRuns(fields, { timeZone, now, runs: LOOKED_AT_RUNS });
  const [first] = runs;
  if (first === undefined) return ['Has no run in the next eight years'];
  if (first.getTime() - now.getTime() > YEAR_MS) return ['Has no run within a year'];
  const distances = runs.slice(1).map((run, at) => (run.getTime() - (runs[at]?.getTime() ?? 0)) / MINUTE_MS);
  const shortest = Math.min(...distances);
  return saysShort(shortest, shortest === 1 ? 'minute' : `${shortest} minutes`);
}

/** What runs that are close together mean. */
export function saysShort(minutes: number, words: string): readonly string[] {
  if (minutes >= SHORT_MINUTES) return [];
  return [`Runs every ${words}: each run is a pod, and one that takes longer makes the next be left out`];
}

/** `*` with a step counts from 0 again in every hour or day, whether the step divides it or not. */
function stepWarnings(schedule: string): readonly string[] {
  const [minute = '', hour = ''] = expandMacro(schedule).split(/ +/);
  return [
    ...stepWarning(minute, { size: 60, unit: 'minutes', whole: 'hour' }),
    ...stepWarning(hour, { size: 24, unit: 'hours', whole: 'day' }),
  ];
}

function stepWarning(
  field: string,
  { size, unit, whole }: { readonly size: number; readonly unit: string; readonly whole: string },
): readonly string[] {
  const step = Number(/^[*?]\/(\d+)$/.exec(field)?.[1] ?? 1);
  if (step >= size) return [`${field} runs once in each ${whole}, not every ${step} ${unit}`];
  if (size % step === 0) return [];
  return [`${field} begins anew with each ${whole}: the last gap is ${size % step} ${unit}, not ${step}`];
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
