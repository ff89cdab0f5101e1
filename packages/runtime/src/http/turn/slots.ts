/** How to wait for a slot. */
export interface SlotRequest {
  /** Ends the waiting; its reason is what the waiting rejects with. */
  readonly signal: AbortSignal;
  /** A retry goes first: its deadline is running. */
  readonly isRetry: boolean;
}

/** A number of slots that are taken and given back, in the order of asking. */
export class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Waits for a free slot and takes it. */
  async take({ isRetry, signal }: SlotRequest): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    const { promise, reject, resolve } = Promise.withResolvers<void>();
    const leave = (): void => {
      const place = this.#waiting.indexOf(resolve);
      // Not among the waiting any more: the slot is taken, and given back like any other.
      if (place === -1) return;
      this.#waiting.splice(place, 1);
      reject(signal.reason);
    };
    this.#waiting[isRetry ? 'unshift' : 'push'](resolve);
    signal.addEventListener('abort', leave, { once: true });
    try {
      await promise;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  /** Whether a call would have to wait. */
  get areTaken(): boolean {
    return this.#free === 0;
  }

  /** Gives a slot back; who waits longest gets it. */
  giveBack(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
