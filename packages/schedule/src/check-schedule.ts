import { parseCronFields } from './cron-fields.ts';
import type { CronFields } from './cron-reader.ts';
import { isInterval, parseInterval } from './parse-interval.ts';

/** What a schedule stands beside. */
export interface CheckScheduleOptions {
  /** Of its CronJob; undefined where it has none, or where that is not known. */
  readonly startingDeadlineSeconds?: number | undefined;
}

/** Days of each month in the year that has most. */
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Says what keeps a value from being a CronJob's schedule, one that never runs included. */
export function checkSchedule(
  value: string,
  { startingDeadlineSeconds }: CheckScheduleOptions = {},
): string | undefined {
  if (isInterval(value)) return checkInterval(value, startingDeadlineSeconds);
  const fields = parseCronFields(value);
  if ('problem' in fields) return fields.problem;
  return hasDate(fields) ? undefined : 'no month has this day, so it would never run';
}

/**
 * The controller counts the interval from the last run, but from no earlier than the deadline ago: where the interval
 * is longer, its end is always still to come.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/controller/cronjob/utils.go mostRecentScheduleTime
 */
function checkInterval(value: string, deadline: number | undefined): string | undefined {
  const interval = parseInterval(value);
  if ('problem' in interval) return interval.problem;
  const { seconds } = interval;
  if (deadline === undefined || seconds <= deadline) return undefined;
  return (
    `it would never run: ${seconds} s is longer than startingDeadlineSeconds (${deadline}), and Kubernetes counts ` +
    `from no earlier than that, wanted @every ${deadline}s or less, or five fields`
  );
}

function hasDate(fields: CronFields): boolean {
  if (!fields.mustMatchBothDays) return true;
  return [...fields.months].some((month) =>
    [...fields.daysOfMonth].some((day) => day <= (LONGEST_MONTHS[month - 1] ?? 0)),
  );
}
