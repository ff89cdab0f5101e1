import { type CronFields, parseCronFields } from './cron-fields.ts';

/** Days of each month in the year that has most. */
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Says what keeps a value from being a CronJob's schedule, dates that never come included. */
export function checkSchedule(value: string): string | undefined {
  const fields = parseCronFields(value);
  if ('problem' in fields) return fields.problem;
  return hasDate(fields) ? undefined : 'no month has this day, so it would never run';
}

function hasDate(fields: CronFields): boolean {
  if (!fields.mustMatchBothDays) return true;
  return [...fields.months].some((month) =>
    [...fields.daysOfMonth].some((day) => day <= (LONGEST_MONTHS[month - 1] ?? 0)),
  );
}
