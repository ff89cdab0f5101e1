import { badField } from '../http/refusal.ts';

const QUARTER_MS = 15 * 60_000;
const DEFAULT_DAYS = 7;
const MOST_DAYS = 366;
const DAY_MS = 86_400_000;

/**
 * Lists the quarters of an hour in a window, in milliseconds: a week back from `now`, unless the request says otherwise.
 *
 * @throws {Refusal} 400 when the window ends before it starts, or is longer than a year
 */
export function quartersOf(
  { fromTime, toTime }: { readonly fromTime?: string | undefined; readonly toTime?: string | undefined },
  now: number,
): readonly number[] {
  const to = toTime === undefined ? now : Date.parse(toTime);
  const from = fromTime === undefined ? to - DEFAULT_DAYS * DAY_MS : Date.parse(fromTime);
  if (from > to) throw badField('toTime', `found "${toTime ?? 'now'}", wanted a time after fromTime`);
  if (to - from > MOST_DAYS * DAY_MS) {
    throw badField('fromTime', `the window is longer than ${MOST_DAYS} days`);
  }
  const first = Math.ceil(from / QUARTER_MS);
  const count = Math.max(0, Math.ceil(Math.min(to, now) / QUARTER_MS) - first);
  return Array.from({ length: count }, (_, index) => (first + index) * QUARTER_MS);
}
