const MICROS = 1000;

/**
 * Writes a time as the API does: in UTC, with the fewest of 0, 3 and 6 fractional digits that hold it.
 *
 * @param at milliseconds since the epoch
 * @param micros what comes after the milliseconds, from 0 to 999
 */
export function writeTime(at: number, micros = 0): string {
  const text = new Date(at).toISOString();
  if (micros > 0) return `${text.slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
  return text.replace('.000Z', 'Z');
}

/** Writes a time to the second: when something happened in Kubernetes, and when a schedule is due. */
export function writeSecond(at: number): string {
  return writeTime(Math.floor(at / 1000) * 1000);
}

/**
 * Writes when CAST AI itself did something: to the microsecond. The clock here has milliseconds, so that the rest is made
 * up: the same for the same time, and ahead of it for whatever came before at that time.
 */
export function writeMoment(at: number, before = 0): string {
  const whole = Math.floor(at);
  return writeTime(whole, Math.min(MICROS - 1, (mix(whole) % (MICROS / 2)) + before));
}

/** Writes the few times that are told to the nanosecond; what is below a millisecond is made up, as above. */
export function writeNanosecond(at: number): string {
  return `${new Date(at).toISOString().slice(0, -1)}000001Z`;
}

/** Spreads neighbouring times. */
function mix(at: number): number {
  return Math.imul(at % 4_294_967_291, 0x9e3779b1) >>> 7;
}
