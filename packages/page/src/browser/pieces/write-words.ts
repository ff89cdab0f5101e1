const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something takes, in its largest unit: `12 d`, `3 h`, `40 s`. */
export function writeSpan(milliseconds: number): string {
  const span = Math.abs(milliseconds);
  if (span >= 2 * DAY) return `${Math.floor(span / DAY)} d`;
  if (span >= 2 * HOUR) return `${Math.floor(span / HOUR)} h`;
  if (span >= 2 * MINUTE) return `${Math.floor(span / MINUTE)} min`;
  return span >= SECOND ? `${Math.floor(span / SECOND)} s` : `${Math.round(span)} ms`;
}

/** How long something took: `840 ms`, `2.41 s`, `3 min 20 s`. */
export function writeDuration(milliseconds: number): string {
  if (milliseconds < SECOND) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < MINUTE) return `${(milliseconds / SECOND).toFixed(2)} s`;
  const seconds = Math.round(milliseconds / SECOND);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** How far a time is from now: `12 d`, or `in 3 h`. */
export function writeDistance(time: number, now: number): string {
  if (Math.abs(time - now) < SECOND) return 'now';
  return time > now ? `in ${writeSpan(time - now)}` : writeSpan(now - time);
}

/** What a clock in UTC shows: `10:02:03.120`. */
export function writeClock(time: number): string {
  return new Date(time).toISOString().slice(11, 23);
}

/** A day and a time in UTC, to the second. */
export function writeDateTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

/** A count with its thousands apart. */
export function writeCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** Dollars, to the cent below a thousand. */
export function writeDollars(dollars: number): string {
  const digits = dollars < 1000 ? 2 : 0;
  return `$${dollars.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** A size in bytes: `1.2 KiB`. */
export function writeBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KiB'] : [bytes / (1024 * 1024), 'MiB'];
  return `${size.toFixed(1)} ${unit}`;
}

/** `1 change`, `2 changes`. */
export function writePlural(count: number, one: string, more: string = `${one}s`): string {
  return `${writeCount(count)} ${count === 1 ? one : more}`;
}
