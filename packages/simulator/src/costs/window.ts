import { badField } from '../http/refusal.ts';

/** A stretch of time that a report sums up, in milliseconds since the epoch. */
export interface Bucket {
  readonly start: number;
  readonly end: number;
}

/** One step of a report. */
export interface StepBucket extends Bucket {
  /** When the step ends, also where the window or the present cut it short: what a report calls it by. */
  readonly fullEnd: number;
}

/** What a report is about. */
export interface Window extends Bucket {
  /** The window cut into steps; the last is shorter when the step does not divide it, and none begins in the future. */
  readonly buckets: readonly StepBucket[];
}

const DAY_SECONDS = 86_400;
const MOST_BUCKETS = 20_000;

/** Reads the window of a report. @throws {Refusal} 400 when it ends before it starts, or has too many steps */
export function readWindow(
  {
    startTime,
    endTime,
    stepSeconds = DAY_SECONDS,
  }: {
    readonly startTime: string;
    readonly endTime: string;
    readonly stepSeconds?: number | undefined;
  },
  now: number,
): Window {
  const [start, end] = [Date.parse(startTime), Date.parse(endTime)];
  if (end <= start) throw badField('endTime', `found "${endTime}", wanted a time after startTime`);
  const stepMs = (stepSeconds > 0 ? stepSeconds : DAY_SECONDS) * 1000;
  const until = Math.min(end, now);
  const count = Math.max(0, Math.ceil((until - start) / stepMs));
  if (count > MOST_BUCKETS)
    throw badField('stepSeconds', `the window has ${count} steps, wanted ${MOST_BUCKETS} at most`);
  const buckets = Array.from({ length: count }, (_, index) => ({
    start: start + index * stepMs,
    end: Math.min(start + (index + 1) * stepMs, until),
    fullEnd: start + (index + 1) * stepMs,
  }));
  return { start, end: until, buckets };
}

/** The window of the same length just before. */
export function previousOf({ start, end }: Bucket): Bucket {
  return { start: start - (end - start), end: start };
}

const HOUR_MS = 3_600_000;

export function hoursOf({ start, end }: Bucket): number {
  return Math.max(0, end - start) / HOUR_MS;
}
