import type { Random } from '../world/random.ts';
import type { Fault } from './fault.ts';
import { createMatcher, type Target } from './match-route.ts';
import { createBucket, type TokenBucket } from './token-bucket.ts';

/** A fault that is on. */
export interface FaultOnPlan {
  readonly id: number;
  readonly fault: Fault;
  /** How many requests it has met: a limit, those that it refused. */
  readonly met: number;
}

interface Planned {
  readonly id: number;
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
  #added = 0;

  constructor({ random, now }: { readonly random: Random; readonly now: () => number }) {
    this.#random = random;
    this.#now = now;
  }

  /** Adds a fault, and gives back its id. */
  add(fault: Fault): number {
    this.#added += 1;
    const planned: Planned = {
      id: this.#added,
      fault,
      bucket: fault.kind === 'rateLimit' ? createBucket(fault, this.#now) : undefined,
      matches: createFaultMatcher(fault),
      seen: 0,
      met: 0,
    };
    this.#planned.push(planned);
    return planned.id;
  }

  list(): readonly FaultOnPlan[] {
    return this.#planned;
  }

  remove(id: number): void {
    this.#planned = this.#planned.filter((planned) => planned.id !== id);
  }

  /** Removes those that meet no more requests. */
  removeOver(): void {
    this.#planned = this.#planned.filter((planned) => !isOver(planned));
  }

  /** The faults that a request meets. A key that may only read is none for who reads; a rate limit that has room is none; one that has not becomes a 429. */
  meet(target: Target): readonly Fault[] {
    return this.#planned.flatMap((planned) => {
      const { fault, bucket } = planned;
      // It is in every time that is told, whatever was asked.
      if (fault.kind === 'clockSkew') return [];
      if (!planned.matches(target) || !this.#isDue(planned)) return [];
      const waitMs = bucket?.take();
      if (waitMs === 0) return [];
      planned.met += 1;
      if (fault.kind !== 'rateLimit' || waitMs === undefined) return [fault];
      const retryAfter = fault.sendsRetryAfter === true ? { retryAfter: Math.ceil(waitMs / 1000) } : {};
      return [{ kind: 'status', status: 429, ...retryAfter }];
    });
  }

  #isDue(planned: Planned): boolean {
    const { skip = 0, rate = 1 } = planned.fault;
    planned.seen += 1;
    if (planned.seen <= skip || isOver(planned)) return false;
    return rate >= 1 || this.#random.chance(rate);
  }
}

/** Whether a fault meets no more requests. */
export function isOver({
  fault: { times = Number.POSITIVE_INFINITY },
  met,
}: Omit<FaultOnPlan, 'id'>): boolean {
  return met >= times;
}

function createFaultMatcher({ route, kind }: Fault): (target: Target) => boolean {
  const matches = createMatcher(route);
  if (kind !== 'readonlyKey') return matches;
  const isWrite = createMatcher('write');
  return (target) => isWrite(target) && matches(target);
}
