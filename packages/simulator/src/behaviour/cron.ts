import { badField } from '../http/refusal.ts';

/** A parsed cron expression. */
export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Days and weekdays that are both restricted are alternatives; a field with `*` or `?` restricts nothing. */
  readonly isEitherDay: boolean;
  readonly timeZone: string;
}

const MINUTE_MS = 60_000;
/** Two leap days can be eight years apart, and nothing that comes at all comes more rarely. */
const SEARCH_MINUTES = 9 * 366 * 24 * 60;
const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Reads five cron fields, with `CRON_TZ=Area/City` before them if need be; UTC without. @throws {Refusal} 400 naming `field` */
export function parseCron(expression: string, field: string): Cron {
  const [, timeZone = 'UTC', text = ''] = /^(?:CRON_TZ=(\S+)\s+)?(.*)/s.exec(expression.trim()) ?? [];
  const parts = text.split(/\s+/);
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = parts;
  const refuse = (): never => {
    throw badField(field, `found "${expression}", wanted five cron fields`);
  };
  if (parts.length !== 5 || !isTimeZone(timeZone)) return refuse();
  const range = (part: string, bounds: Bounds): ReadonlySet<number> => parsePart(part, bounds) ?? refuse();
  return {
    minutes: range(minute, { min: 0, max: 59 }),
    hours: range(hour, { min: 0, max: 23 }),
    days: range(day, { min: 1, max: 31 }),
    months: range(month, { min: 1, max: 12, names: NAMES, firstName: 1 }),
    weekdays: range(weekday, { min: 0, max: 7, last: 6, names: DAYS, firstName: 0 }),
    isEitherDay: !isAnyDay(day) && !isAnyDay(weekday),
    timeZone,
  };
}

/** The first time after `after`, in milliseconds, that a cron expression names; `undefined` when it names none. */
export function nextTime(cron: Cron, after: number): number | undefined {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: cron.timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  let time = (Math.floor(after / MINUTE_MS) + 1) * MINUTE_MS;
  const last = after + SEARCH_MINUTES * MINUTE_MS;
  while (time <= last) {
    const skip = minutesToSkip(cron, readFields(format, time));
    if (skip === 0) return time;
    time += skip * MINUTE_MS;
  }
  return undefined;
}

/** The next `count` times after `after`, in milliseconds. */
export function nextTimes(
  cron: Cron,
  { after, count }: { readonly after: number; readonly count: number },
): readonly number[] {
  const times: number[] = [];
  for (
    let time = nextTime(cron, after);
    time !== undefined && times.length < count;
    time = nextTime(cron, time)
  ) {
    times.push(time);
  }
  return times;
}

/** As Go's robfig/cron, which CRON_TZ is from: one such item in a list will do, and a step above 1 restricts. */
function isAnyDay(part: string): boolean {
  return part.split(',').some((item) => ['*', '?', '*/1', '?/1'].includes(item));
}

interface Fields {
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  readonly weekday: number;
}

/** A month that cannot match is left at one go, but for its last days, and a day but for its last hours: on some days a zone shifts by one. An hour that cannot match is left whole. */
function minutesToSkip(cron: Cron, { minute, hour, day, month, weekday }: Fields): number {
  const isDay = cron.days.has(day);
  const isWeekday = cron.weekdays.has(weekday) || (weekday === 0 && cron.weekdays.has(7));
  const fitsDay = cron.isEitherDay ? isDay || isWeekday : isDay && isWeekday;
  if (!cron.months.has(month) && day < 27) return (27 - day) * 24 * 60 - hour * 60 - minute;
  if ((!cron.months.has(month) || !fitsDay) && hour < 22) return (22 - hour) * 60 - minute;
  if (!cron.months.has(month) || !fitsDay || !cron.hours.has(hour)) return 60 - minute;
  return cron.minutes.has(minute) ? 0 : 1;
}

function readFields(format: Intl.DateTimeFormat, time: number): Fields {
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const weekday = DAYS.indexOf((parts.get('weekday') ?? '').toLowerCase());
  return {
    minute: number('minute'),
    hour: number('hour'),
    day: number('day'),
    month: number('month'),
    weekday,
  };
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  /** Where a range without an end ends, when that is before `max`: Sunday is 0, and may be called 7. */
  readonly last?: number;
  readonly names?: readonly string[];
  readonly firstName?: number;
}

function parsePart(part: string, bounds: Bounds): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const item of part.split(',')) {
    const found = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(item);
    const range = found === null ? undefined : toRange(found, bounds);
    if (range === undefined) return undefined;
    for (let value = range.from; value <= range.to; value += range.step) values.add(value);
  }
  return values;
}

function toRange(
  [, first = '', second, stepText = '1']: readonly (string | undefined)[],
  bounds: Bounds,
): { readonly from: number; readonly to: number; readonly step: number } | undefined {
  const isAny = first === '*' || first === '?';
  const from = isAny ? bounds.min : toNumber(first, bounds);
  const hasStep = stepText !== '1';
  const end =
    second === undefined ? (isAny || hasStep ? (bounds.last ?? bounds.max) : from) : toNumber(second, bounds);
  const step = Number(stepText);
  const isRange = from >= bounds.min && end <= bounds.max && from <= end && step > 0;
  return isRange ? { from, to: end, step } : undefined;
}

function toNumber(text: string, { names = [], firstName = 0 }: Bounds): number {
  const index = names.indexOf(text.toLowerCase());
  if (index !== -1) return index + firstName;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).format(0) !== '';
  } catch {
    return false;
  }
}
