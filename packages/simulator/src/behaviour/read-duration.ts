const SECONDS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** Reads a duration as Go prints it, in seconds: `1m30s` is 90. */
export function secondsIn(text: string): number {
  const parts = [...text.matchAll(/(?<![\d.])([\d.]+)([hms])/g)];
  return parts.reduce((sum, [, count, unit = 's']) => sum + Number(count) * (SECONDS[unit] ?? 1), 0);
}
