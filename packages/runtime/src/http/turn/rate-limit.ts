import type { Clock } from '../time/clock.ts';
import { currentRate, isTelling, type Knowledge, nextRate, type Stretch } from './next-rate.ts';

/** After a refusal that says little, so many go one after the other before all go again as they like. */
const CAREFUL_COUNT = 3;
const CAREFUL_PER_SECOND = 4;
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

/** How to wait for the moment to send. */
export interface Admission {
  /** Ends the waiting; its reason is what the waiting rejects with. */
  readonly signal: AbortSignal;
  /** Nobody waits for an API that closes itself for longer than this, milliseconds. */
  readonly longestCloseMs: number;
}

/**
 * Keeps a client below the rate that the API allows, which is documented nowhere: after a 429 nobody sends until the
 * wait it asked for is over, and then all together stay just below the rate that went well before it.
 *
 * So it goes with an API that allows 50 a second after a burst of 50, and five calls at a time of 20 ms each:
 *
 * | at          | what happens                                                         | known          |
 * | ----------- | -------------------------------------------------------------------- | -------------- |
 * | 0 to 0.2 s  | as fast as they can: 67 are sent, the last ones are answered with 429 | open           |
 * | 0.2 s       | 58 went well: 0.97 of that a second, the least time to judge by       | measured, 56   |
 * | to 1.2 s    | nobody sends, as Retry-After asked for                                |                |
 * | to 12.9 s   | 54 a second, until what the pause had saved up is gone: 429           |                |
 * | 12.9 s      | 0.97 of what was allowed since, the pause included                    | measured, 48.5 |
 * | to 33 s     | 49 a second                                                           |                |
 * | from 33 s   | a little more each second: the limit may have risen                   | growing        |
 * | 10 s idle   | what was measured is forgotten                                        | open           |
 *
 * Had the third been refused, there would have been nothing to tell a rate from: `careful`, one every 250 ms until three
 * went well.
 */
export class RateLimit {
  readonly #clock: Clock;
  /** What the user allows, requests per second. */
  readonly #cap: number;
  #known: Knowledge = { kind: 'open' };
  #stretch: Stretch = { since: 0, successes: 0, closedMs: 0 };
  #closedUntil = 0;
  #nextAt = 0;
  #lastAt = 0;

  constructor(clock: Clock, requestsPerSecond: number = Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#cap = requestsPerSecond;
  }

  /**
   * Waits until a request may be sent, and counts it as sent.
   *
   * @returns false, without waiting any longer, once the API has closed itself for longer than `longestCloseMs`
   */
  async admit({ longestCloseMs, signal }: Admission): Promise<boolean> {
    for (;;) {
      const now = this.#clock.now();
      if (this.#closedUntil - now > longestCloseMs) return false;
      const waitMs = Math.max(this.#closedUntil, this.#nextAt) - now;
      if (waitMs <= 0) {
        this.#schedule(now);
        return true;
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
    this.#stretch = { ...this.#stretch, successes: this.#stretch.successes + 1 };
  }

  /** Takes note of a 429. */
  refuse({ isBusy, sentAt, waitMs }: Refused): void {
    const now = this.#clock.now();
    this.#close(now, waitMs);
    const known = this.#known;
    // Those that were under way when the first was refused tell nothing new.
    if (known.kind !== 'open' && sentAt < known.refusedAt) return;
    const stretch = this.#stretch;
    const perSecond = nextRate({ now, known, stretch, isBusy, closedUntil: this.#closedUntil });
    if (perSecond !== undefined) {
      this.#known = { kind: 'measured', refusedAt: now, perSecond, measuredAt: now };
    } else {
      this.#known = { ...(known.kind === 'open' ? { kind: 'careful' } : known), refusedAt: now };
    }
    // From here on an allowance that is used up is counted from.
    if (known.kind === 'open' || isTelling(stretch)) this.#count(now);
  }

  #close(now: number, waitMs: number): void {
    const closesAt = Math.max(now, this.#closedUntil);
    this.#closedUntil = Math.max(closesAt, now + waitMs);
    const closedMs = this.#stretch.closedMs + this.#closedUntil - closesAt;
    this.#stretch = { ...this.#stretch, closedMs };
  }

  #count(now: number): void {
    this.#stretch = { since: now, successes: 0, closedMs: Math.max(0, this.#closedUntil - now) };
  }

  #schedule(now: number): void {
    if (now - Math.max(this.#lastAt, this.#closedUntil) > IDLE_MS) {
      this.#known = { kind: 'open' };
      this.#count(now);
    }
    this.#lastAt = now;
    const intervalMs = 1000 / Math.min(this.#cap, this.#rate(now));
    this.#nextAt = Math.max(this.#nextAt, this.#closedUntil, now - LATE_MS) + intervalMs;
  }

  #rate(now: number): number {
    const isCareful = this.#known.kind === 'careful' && this.#stretch.successes < CAREFUL_COUNT;
    return isCareful ? CAREFUL_PER_SECOND : currentRate(this.#known, now);
  }
}
