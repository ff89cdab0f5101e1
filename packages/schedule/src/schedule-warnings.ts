import { clockWarnings } from './clock-warnings.ts';
import { type CronFields, expandMacro } from './cron-reader.ts';
import { nextRuns, SEARCHED_YEARS } from './next-runs.ts';

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

function distanceWarnings(fields: CronFields, { timeZone, now }: ScheduleWarningsOptions): readonly string[] {
  const until = new Date(now.getTime() + YEAR_MS);
  const runs = nextRuns(fields, { timeZone, now, runs: LOOKED_AT_RUNS, until });
  const [first] = runs;
  if (first === undefined)
    return [`Has no run in the next ${SEARCHED_YEARS} years: Kubernetes looks no further`];
  if (first > until) return ['Has no run within a year'];
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
