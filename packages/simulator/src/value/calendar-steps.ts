import type { Bucket } from '../costs/window.ts';

/** A day or a month of a calendar, as far as it is in a window. */
export interface CalendarStep extends Bucket {
  /** When the day or the month itself begins. */
  readonly fullStart: number;
}

/** Cuts a window where days or months begin, in UTC. */
export function calendarSteps(
  { start, end }: Bucket,
  step: 'ONE_DAY' | 'ONE_MONTH',
): readonly CalendarStep[] {
  const steps: CalendarStep[] = [];
  let fullStart = beginningOf(start, step);
  while (fullStart < end) {
    const fullEnd = beginningAfter(fullStart, step);
    steps.push({ fullStart, start: Math.max(start, fullStart), end: Math.min(end, fullEnd) });
    fullStart = fullEnd;
  }
  return steps;
}

function beginningOf(time: number, step: 'ONE_DAY' | 'ONE_MONTH'): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), step === 'ONE_DAY' ? date.getUTCDate() : 1);
}

function beginningAfter(time: number, step: 'ONE_DAY' | 'ONE_MONTH'): number {
  const date = new Date(time);
  const [days, months] = step === 'ONE_DAY' ? [1, 0] : [0, 1];
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate() + days);
}
