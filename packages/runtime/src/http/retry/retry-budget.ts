const CAPACITY = 100;
const COST = 5;
const TIMEOUT_COST = 10;

/**
 * What all calls of a client may spend on retries. Each success earns a little back, so that an outage costs about the
 * traffic of a good day, and not several times that.
 */
export class RetryBudget {
  #left = CAPACITY;

  /** Takes the price of one retry; false when there is too little left. */
  spend(isTimeout: boolean): boolean {
    const cost = isTimeout ? TIMEOUT_COST : COST;
    if (cost > this.#left) return false;
    this.#left -= cost;
    return true;
  }

  /** Counts a success. */
  earn(): void {
    this.#left = Math.min(CAPACITY, this.#left + 1);
  }
}
