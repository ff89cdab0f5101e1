/** A date and time of day as a clock on the wall shows it; months from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** A moment at which the clocks of a zone are set forward or back. */
export interface ClockChange {
  readonly at: number;
  readonly offsetBeforeMs: number;
  readonly offsetAfterMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Around a date these moments see every offset it has: no zone is further than 14 hours from UTC. */
const PROBES_MS = [-1, -0.5, 0, 0.5, 1, 1.5, 2].map((days) => days * DAY_MS);

/** The wall clock of one time zone. */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat;

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** What the clock shows at an instant, in milliseconds since 1970. */
  read(instant: number): WallTime {
    return toWallTime(instant + this.offsetMs(instant));
  }

  /** How far the clock is ahead of UTC at an instant. */
  offsetMs(instant: number): number {
    const parts = new Map(
      this.#format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const shown = Date.UTC(
      read('year'),
      read('month') - 1,
      read('day'),
      read('hour'),
      read('minute'),
      read('second'),
    );
    return shown - Math.floor(instant / 1000) * 1000;
  }

  /** Offsets that the clock has on a date: one, or two where it is set on or near that date. */
  offsetsOn(date: Pick<WallTime, 'year' | 'month' | 'day'>): readonly number[] {
    const midnight = Date.UTC(date.year, date.month - 1, date.day);
    return [...new Set(PROBES_MS.map((probe) => this.offsetMs(midnight + probe)))];
  }

  /** The instants at which the clock shows a time: none in a gap, two where an hour is repeated. */
  instantsOf(time: WallTime, offsets: readonly number[] = this.offsetsOn(time)): readonly number[] {
    const shown = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute);
    const candidates = offsets.map((offset) => ({ instant: shown - offset, offset }));
    if (candidates.length === 1) return candidates.map(({ instant }) => instant);
    return candidates
      .filter(({ instant, offset }) => this.offsetMs(instant) === offset)
      .map(({ instant }) => instant)
      .toSorted((a, b) => a - b);
  }

  /** Every time the clock is set between two instants. */
  changes(from: number, to: number): readonly ClockChange[] {
    const changes: ClockChange[] = [];
    for (let day = from; day < to; day += DAY_MS) {
      const change = this.#changeWithin(day, Math.min(day + DAY_MS, to));
      if (change !== undefined) changes.push(change);
    }
    return changes;
  }

  #changeWithin(from: number, to: number): ClockChange | undefined {
    const offsetBeforeMs = this.offsetMs(from);
    const offsetAfterMs = this.offsetMs(to);
    if (offsetBeforeMs === offsetAfterMs) return undefined;
    let [before, after] = [Math.floor(from / MINUTE_MS), Math.ceil(to / MINUTE_MS)];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.offsetMs(middle * MINUTE_MS) === offsetBeforeMs) before = middle;
      else after = middle;
    }
    return { at: after * MINUTE_MS, offsetBeforeMs, offsetAfterMs };
  }
}

/** Reads a number of milliseconds as if the clock were UTC's. */
export function toWallTime(shownMs: number): WallTime {
  const date = new Date(shownMs);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}
