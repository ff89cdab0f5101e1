const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The three forms of an HTTP date; the last two are obsolete, and senders of them still exist. */
const DATES = [
  /^\w{3}, (?<day>\d{2}) (?<month>\w{3}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^\w{6,9}, (?<day>\d{2})-(?<month>\w{3})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/,
];

/**
 * Reads how long `Retry-After` asks to wait, milliseconds: seconds, or a date, which is measured against the answer's
 * own `Date` so that a clock that is off does no harm. Undefined where it is absent or says neither.
 *
 * @see RFC 9110 §10.2.3, §5.6.7
 */
export function readRetryAfter(headers: Pick<Headers, 'get'>, nowMs: number): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  // Sent twice, the header arrives as a list.
  if (/^\d+(\.\d+)?(, *\d+(\.\d+)?)*$/.test(value)) return Math.max(...value.split(',').map(Number)) * 1000;
  const dateMs = parseHttpDate(value, nowMs);
  if (dateMs === undefined) return undefined;
  return Math.max(0, dateMs - (parseHttpDate(headers.get('date') ?? '', nowMs) ?? nowMs));
}

function parseHttpDate(text: string, nowMs: number): number | undefined {
  const groups = DATES.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return undefined;
  const { day = '', month = '', time = '', year = '' } = groups;
  const monthIndex = MONTHS.indexOf(month.toLowerCase());
  if (monthIndex < 0) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return Date.UTC(readYear(year, nowMs), monthIndex, Number(day), hours, minutes, seconds);
}

/** Two digits that seem more than 50 years ahead mean the past. */
function readYear(year: string, nowMs: number): number {
  if (year.length === 4) return Number(year);
  const thisYear = new Date(nowMs).getUTCFullYear();
  const inThisCentury = thisYear - (thisYear % 100) + Number(year);
  return inThisCentury > thisYear + 50 ? inThisCentury - 100 : inThisCentury;
}
