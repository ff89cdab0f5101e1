/** How to wait for a slot. */
export interface SlotRequest {
  /** Ends the waiting; its reason is what the waiting rejects with. */
  readonly signal: AbortSignal;
  /** A retry goes first: its deadline is running. */
  readonly isRetry: boolean;
}

type Wake = () => void;

/** A number of slots that are taken and given back: retries first, all others in the order of asking. */
export class Slots {
  #free: number;
  // Sets, so that whoever leaves is found at once, however many wait.
  readonly #retries = new Set<Wake>();
  readonly #waiting = new Set<Wake>();

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
    const queue = isRetry ? this.#retries : this.#waiting;
    const leave = (): void => {
      // Not among the waiting any more: the slot is taken, and given back like any other.
      if (queue.delete(resolve)) reject(signal.reason);
    };
    queue.add(resolve);
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
    for (const queue of [this.#retries, this.#waiting]) {
      for (const wake of queue) {
        queue.delete(wake);
        wake();
        return;
      }
    }
    this.#free += 1;
  }
}
