import type { CallFacts } from '../../http/call-facts.ts';
import type { Point } from './write-metrics.ts';

/** So many spans wait for the end of a run; of what comes after them only the counters know. */
const MOST_CALLS = 2048;

/** Keeps the calls of a run until it is told of. */
export class CallBook {
  readonly calls: CallFacts[] = [];
  readonly #counts = new Map<
    string,
    { count: number; readonly attributes: NonNullable<Point['attributes']> }
  >();
  #retried = 0;
  #dropped = 0;

  /** How many calls have no span. */
  get dropped(): number {
    return this.#dropped;
  }

  get retried(): number {
    return this.#retried;
  }

  /** Notes a call that is over. */
  note(facts: CallFacts): void {
    const { method, retries, status } = facts;
    const key = `${method} ${status ?? ''}`;
    const attributes = { 'http.request.method': method, 'http.response.status_code': status };
    const counted = this.#counts.get(key) ?? { count: 0, attributes };
    counted.count += 1;
    this.#counts.set(key, counted);
    this.#retried += retries.length;
    if (this.calls.length < MOST_CALLS) this.calls.push(facts);
    else this.#dropped += 1;
  }

  /** How many calls there were, by method and status. */
  countCalls(): readonly Point[] {
    return [...this.#counts.values()].map(({ attributes, count }) => ({ value: count, attributes }));
  }
}
