/** What robfig/cron takes for `@every D`. */
const EVERY = '@every ';

const PART = /^(?<count>\d+(?:\.\d*)?|\.\d+)(?<unit>ns|us|µs|μs|ms|s|m|h)/;

const UNIT_SECONDS = new Map([
  ['h', 3600],
  ['m', 60],
  ['s', 1],
  ['ms', 1e-3],
  ['us', 1e-6],
  ['µs', 1e-6],
  ['μs', 1e-6],
  ['ns', 1e-9],
]);

/** Go counts a duration in nanoseconds of 64 bits: 292 years. */
const LONGEST_SECONDS = 9_223_372_036;

/** Whether a schedule is of the form `@every D`, well written or not. */
export function isInterval(schedule: string): boolean {
  return schedule.startsWith(EVERY);
}

/**
 * The whole seconds of `@every 15m`, or what is wrong with it.
 * @see https://pkg.go.dev/time#ParseDuration
 */
export function parseInterval(schedule: string): { readonly seconds: number } | { readonly problem: string } {
  let exact = 0;
  let rest = schedule.slice(EVERY.length);
  do {
    const part = PART.exec(rest);
    const { count, unit = '' } = part?.groups ?? {};
    if (!part) return { problem: 'the time after @every cannot be read, wanted one like 15m, 90s or 1h30m' };
    exact += Number(count) * (UNIT_SECONDS.get(unit) ?? 0);
    rest = rest.slice(part[0].length);
  } while (rest !== '');
  // Sums of fractions end a hair below their whole second.
  const seconds = Math.floor(exact + 1e-9);
  if (seconds < 1) return { problem: 'the time after @every is below a second, wanted one like 15m' };
  return seconds > LONGEST_SECONDS
    ? { problem: 'the time after @every is longer than 292 years, wanted one like 15m' }
    : { seconds };
}

/** `900` is `15 minutes`, `5400` is `1 hour and 30 minutes`. */
export function describeInterval(seconds: number): string {
  const parts = [
    { count: Math.floor(seconds / 3600), unit: 'hour' },
    { count: Math.floor((seconds % 3600) / 60), unit: 'minute' },
    { count: seconds % 60, unit: 'second' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 1 && parts[0]?.count === 1) return parts[0].unit;
  const words = parts.map(({ count, unit }) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
