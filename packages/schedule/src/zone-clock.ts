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

/** The wall clock of one time zone. */
export class ZoneClock {
  readonly #format: Intl.DateTimeFormat;
  /** By the number of a day since 1970: what its clock is ahead of UTC, or how it is set on that day. */
  readonly #days = new Map<number, number | ClockChange>();

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
    const day = Math.floor(instant / DAY_MS);
    const known = this.#days.get(day) ?? this.#lookAt(day);
    if (typeof known === 'number') return known;
    return instant < known.at ? known.offsetBeforeMs : known.offsetAfterMs;
  }

  /**
   * The instant at which the clock shows a time, whose month or day may be one too many. Of a time that is skipped, or
   * repeated, the one that Go's time.Date gives.
   * @see https://pkg.go.dev/time#Date
   */
  toInstant({ year, month, day, hour, minute }: WallTime): number {
    const shown = Date.UTC(year, month - 1, day, hour, minute);
    const offset = this.offsetMs(shown);
    return offset === 0 ? shown : shown - this.offsetMs(shown - offset);
  }

  /** Every time the clock is set between two instants. */
  changes(from: number, to: number): readonly ClockChange[] {
    const changes: ClockChange[] = [];
    for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day++) {
      const known = this.#days.get(day) ?? this.#lookAt(day);
      if (typeof known !== 'number' && known.at >= from && known.at < to) changes.push(known);
    }
    return changes;
  }

  /** No zone sets its clock twice within a day. */
  #lookAt(day: number): number | ClockChange {
    const [from, to] = [day * DAY_MS, (day + 1) * DAY_MS];
    const before = this.#days.get(day - 1);
    const offsetBeforeMs =
      (typeof before === 'number' ? before : before?.offsetAfterMs) ?? this.#readOffset(from);
    const offsetAfterMs = this.#readOffset(to);
    const known =
      offsetBeforeMs === offsetAfterMs
        ? offsetBeforeMs
        : { at: this.#findChange(from, { to, offsetBeforeMs }), offsetBeforeMs, offsetAfterMs };
    this.#days.set(day, known);
    return known;
  }

  #findChange(
    from: number,
    { to, offsetBeforeMs }: { readonly to: number; readonly offsetBeforeMs: number },
  ): number {
    let [before, after] = [from / MINUTE_MS, to / MINUTE_MS];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (this.#readOffset(middle * MINUTE_MS) === offsetBeforeMs) before = middle;
      else after = middle;
    }
    return after * MINUTE_MS;
  }

  #readOffset(instant: number): number {
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
    return shown - instant;
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
