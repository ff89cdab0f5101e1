import type { Random } from '../world/random.ts';
import type { Fault } from './fault.ts';
import { createMatcher, type Target } from './match-route.ts';
import { createBucket, type TokenBucket } from './token-bucket.ts';

interface Planned {
  readonly fault: Fault;
  readonly bucket: TokenBucket | undefined;
  readonly matches: (target: Target) => boolean;
  seen: number;
  met: number;
}

/** The faults that are on, in the order they were added. */
export class FaultPlan {
  readonly #random: Random;
  readonly #now: () => number;
  #planned: Planned[] = [];

  constructor({ random, now }: { readonly random: Random; readonly now: () => number }) {
    this.#random = random;
    this.#now = now;
  }

  /** Adds a fault; the function it gives back takes it away again. */
  add(fault: Fault): () => void {
    const planned: Planned = {
      fault,
      bucket: fault.kind === 'rateLimit' ? createBucket(fault, this.#now) : undefined,
      matches: createMatcher(fault.route),
      seen: 0,
      met: 0,
    };
    this.#planned.push(planned);
    return () => {
      this.#planned = this.#planned.filter((other) => other !== planned);
    };
  }

  clear(): void {
    this.#planned = [];
  }

  /** The faults that a request meets. A rate limit that has room is none; one that has not becomes a 429. */
  meet(target: Target): readonly Fault[] {
    return this.#planned.flatMap((planned) => {
      if (!planned.matches(target) || !this.#isDue(planned)) return [];
      const { fault, bucket } = planned;
      if (fault.kind !== 'rateLimit' || bucket === undefined) return [fault];
      const waitMs = bucket.take();
      if (waitMs === 0) return [];
      const retryAfter = fault.sendsRetryAfter === true ? { retryAfter: Math.ceil(waitMs / 1000) } : {};
      return [{ kind: 'status', status: 429, ...retryAfter }];
    });
  }

  #isDue(planned: Planned): boolean {
    const { skip = 0, times = Number.POSITIVE_INFINITY, rate = 1 } = planned.fault;
    planned.seen += 1;
    if (planned.seen <= skip || planned.met >= times) return false;
    if (rate < 1 && !this.#random.chance(rate)) return false;
    planned.met += 1;
    return true;
  }
}
