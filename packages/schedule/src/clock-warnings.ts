import type { CronFields } from './cron-reader.ts';
import { matchesDate, nextRuns } from './next-runs.ts';
import { type ClockChange, toWallTime, type WallTime, ZoneClock } from './zone-clock.ts';

export interface ClockWarningsOptions {
  readonly timeZone: string;
  readonly now: Date;
}

const DAY_MS = 86_400_000;
const YEAR_MS = 366 * DAY_MS;
const MOST_TIMES = 3;

/**
 * Where, within a year, the runs around a change of the clock are others than those that the schedule names, one line
 * each. A job of every hour loses and gains nothing.
 */
export function clockWarnings(
  fields: CronFields,
  { timeZone, now }: ClockWarningsOptions,
): readonly string[] {
  if (fields.hours.size === 24) return [];
  const clock = new ZoneClock(timeZone);
  return clock.changes(now.getTime(), now.getTime() + YEAR_MS).flatMap((change) => {
    const way = change.offsetAfterMs > change.offsetBeforeMs ? 'forward' : 'back';
    const day = toText(toWallTime(change.at + Math.max(change.offsetBeforeMs, change.offsetAfterMs) - 1)).day;
    return compare(fields, { timeZone, clock, change }).map(
      (difference) => `Clocks go ${way} on ${day} in ${timeZone}: ${difference}`,
    );
  });
}

interface Around {
  readonly timeZone: string;
  readonly clock: ZoneClock;
  readonly change: ClockChange;
}

/** The day of the change, the one before and the one after: as named, and as Kubernetes walks them. */
function compare(fields: CronFields, { timeZone, clock, change }: Around): readonly string[] {
  const { year, month, day } = clock.read(change.at);
  const dates = [-1, 0, 1].map((days) => toWallTime(Date.UTC(year, month - 1, day + days)));
  const named = new Set(dates.flatMap((date) => namedTimes(fields, date)));
  const [from, to] = [-1, 2].map((days) =>
    clock.toInstant({ year, month, day: day + days, hour: 0, minute: 0 }),
  );
  const options = { timeZone, now: new Date((from ?? 0) - 1), until: new Date(to ?? 0) };
  const runs = nextRuns(fields, { ...options, runs: Infinity }).filter((run) => run < options.until);
  const found = new Set<string>();
  const twice = new Set<string>();
  for (const time of runs.map((run) => keyOf(clock.read(run.getTime()))))
    (found.has(time) ? twice : found).add(time);
  return [
    ...say('no run at', named, (time) => !found.has(time)),
    ...say('two runs at', twice, () => true),
    ...say('a run that the schedule does not name, at', found, (time) => !named.has(time)),
  ];
}

function namedTimes(fields: CronFields, date: WallTime): readonly string[] {
  if (!matchesDate(fields, date)) return [];
  return [...fields.hours].flatMap((hour) =>
    [...fields.minutes].map((minute) => keyOf({ ...date, hour, minute })),
  );
}

function say(
  words: string,
  times: ReadonlySet<string>,
  isMeant: (time: string) => boolean,
): readonly string[] {
  const meant = [...times].filter(isMeant).map((time) => time.slice(-'00:00'.length));
  if (meant.length === 0) return [];
  const more = meant.length - MOST_TIMES;
  return [`${words} ${meant.slice(0, MOST_TIMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

function keyOf(time: WallTime): string {
  const { day, clock } = toText(time);
  return `${day} ${clock}`;
}

function toText({ year, month, day, hour, minute }: WallTime): {
  readonly day: string;
  readonly clock: string;
} {
  return {
    day: `${year}-${twoDigits(month)}-${twoDigits(day)}`,
    clock: `${twoDigits(hour)}:${twoDigits(minute)}`,
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
