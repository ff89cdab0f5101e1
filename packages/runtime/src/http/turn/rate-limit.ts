import type { Clock } from '../time/clock.ts';

/** How close to the measured limit the client goes. */
const SAFE_SHARE = 0.97;
/** After this long without a refusal the measured limit itself is tried again, and soon after more than that. */
const PROBE_MS = 20_000;
/** A shorter time says little about a limit per second. */
const MEASURED_MS = 1_000;
const MEASURED_COUNT = 10;
/** After a refusal that says little, so many go one after the other before all go again as they like. */
const CAREFUL_COUNT = 3;
const CAREFUL_PER_SECOND = 4;
const BURST_MS = 2_000;
/** Refused again, the client slows down at least this much. */
const STEP_MIN = 0.7;
const STEP_MAX = 0.9;
/** How late a timer may come and be made up for. */
const LATE_MS = 2;
/** Without a request for this long, what was measured is forgotten. */
const IDLE_MS = 10_000;

/** A request that was answered with 429. */
export interface Refused {
  /** When it was sent. */
  readonly sentAt: number;
  /** How long nobody may send. */
  readonly waitMs: number;
  /** Whether the client sends as fast as it can: only then does its rate tell where the limit is. */
  readonly isBusy: boolean;
}

/**
 * Keeps a client below the rate that the API allows, which is documented nowhere: after a 429 nobody sends until the
 * wait it asked for is over, and then all together stay just below the rate that went well before it.
 */
export class RateLimit {
  readonly #clock: Clock;
  /** What the user allows, requests per second. */
  readonly #cap: number;
  #measured = Number.POSITIVE_INFINITY;
  #measuredAt = 0;
  #refusedAt = Number.NEGATIVE_INFINITY;
  #closedUntil = 0;
  #nextAt = 0;
  #lastAt = 0;
  #since = 0;
  #successes = 0;
  #closedMs = 0;

  constructor(clock: Clock, requestsPerSecond: number = Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#cap = requestsPerSecond;
  }

  /** Waits until a request may be sent. */
  async admit(signal: AbortSignal): Promise<void> {
    for (;;) {
      const now = this.#clock.now();
      const waitMs = Math.max(this.#closedUntil, this.#nextAt) - now;
      if (waitMs <= 0) {
        this.#schedule(now);
        return;
      }
      await this.#clock.sleep(waitMs, signal);
    }
  }

  /** How long nobody may send, milliseconds. */
  closedForMs(): number {
    return Math.max(0, this.#closedUntil - this.#clock.now());
  }

  /** Counts an answer that was no refusal. */
  succeed(): void {
    this.#successes += 1;
  }

  /** Takes note of a 429. */
  refuse({ isBusy, sentAt, waitMs }: Refused): void {
    const now = this.#clock.now();
    const closesAt = Math.max(now, this.#closedUntil);
    this.#closedUntil = Math.max(closesAt, now + waitMs);
    this.#closedMs += this.#closedUntil - closesAt;
    // Those that were under way when the first was refused tell nothing new.
    if (sentAt < this.#refusedAt) return;
    const isFirst = this.#refusedAt === Number.NEGATIVE_INFINITY;
    this.#refusedAt = now;
    const isMeasured = this.#successes >= MEASURED_COUNT;
    const rate = isBusy && isMeasured ? this.#rateAfterRefusal(now) : this.#rateOfFew(now, isFirst);
    if (rate !== undefined) {
      this.#measured = rate;
      this.#measuredAt = now;
    }
    if (!isFirst && !isMeasured) return;
    // From here on an allowance that is used up is counted from.
    this.#since = now;
    this.#successes = 0;
    this.#closedMs = this.#closedUntil - now;
  }

  /**
   * The rate to go on with where few were sent, as one after the other or under a low limit: what went well between
   * two refusals, at both of which less than one more was allowed. Undefined while there is nothing to tell from.
   */
  #rateOfFew(now: number, isFirst: boolean): number | undefined {
    if (isFirst || this.#successes === 0) return undefined;
    const current = this.#currentRate(now);
    const allowed = (SAFE_SHARE * (this.#successes + 1) * 1000) / (now - this.#since);
    return Number.isFinite(current)
      ? Math.min(Math.max(allowed, STEP_MIN * current), STEP_MAX * current)
      : allowed;
  }

  /**
   * The rate to go on with. The first refusal ends what may have been a burst, the allowance of a second at most; soon
   * after another one the rate is only lowered; later it is what the API has allowed since, the waits included, in
   * which an allowance grows.
   */
  #rateAfterRefusal(now: number): number {
    const spanMs = now - this.#since;
    const current = this.#currentRate(now);
    if (!Number.isFinite(current)) {
      return (SAFE_SHARE * this.#successes * 1000) / Math.max(MEASURED_MS, spanMs);
    }
    const openMs = spanMs - (this.#closedMs - Math.max(0, this.#closedUntil - now));
    const allowed = (SAFE_SHARE * this.#successes * 1000) / spanMs;
    if (openMs >= BURST_MS) return Math.min(allowed, SAFE_SHARE * current);
    return Math.min(Math.max(allowed, STEP_MIN * current), STEP_MAX * current);
  }

  #schedule(now: number): void {
    if (now - Math.max(this.#lastAt, this.#closedUntil) > IDLE_MS) {
      this.#measured = Number.POSITIVE_INFINITY;
      this.#refusedAt = Number.NEGATIVE_INFINITY;
      this.#since = now;
      this.#successes = 0;
      this.#closedMs = 0;
    }
    this.#lastAt = now;
    const intervalMs =
      1000 / Math.min(this.#cap, this.#isCareful() ? CAREFUL_PER_SECOND : this.#currentRate(now));
    this.#nextAt = Math.max(this.#nextAt, this.#closedUntil, now - LATE_MS) + intervalMs;
  }

  #isCareful(): boolean {
    const wasRefused = Number.isFinite(this.#refusedAt);
    return wasRefused && !Number.isFinite(this.#measured) && this.#successes < CAREFUL_COUNT;
  }

  /** Stays at the measured limit for long, then leaves it ever faster: it may have been measured in a bad moment. */
  #currentRate(now: number): number {
    const grown = ((now - this.#measuredAt) / PROBE_MS) ** 3;
    return this.#measured * (1 + (1 - SAFE_SHARE) * grown);
  }
}
