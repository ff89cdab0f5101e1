import type { RunEvent, StopEvent } from './run-event.ts';

/** How long what is aborted, or forgotten, may take to come to its end, milliseconds. */
export const settleMs = 1_000;

/** Keeps what happens to a run in order, tells it to stop, and in the end stops waiting for it. */
export class RunControl {
  readonly #controller = new AbortController();
  readonly #givenUp = Promise.withResolvers<void>();
  readonly #events: RunEvent[] = [];
  #isSettled = false;
  #isClosed = false;

  /** Aborted when the run is to stop. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Whether the function has returned or thrown. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** Whether it is decided how the run ends. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Resolves when nothing of the run is waited for any more. */
  get givenUp(): Promise<void> {
    return this.#givenUp.promise;
  }

  /** Keeps `event` in mind. */
  note(event: RunEvent): void {
    this.#events.push(event);
    this.#isSettled ||= event.kind === 'returned' || event.kind === 'threw';
  }

  /** Asks the function to stop, through its `signal`. The first word counts. */
  stop(event: StopEvent): void {
    if (this.signal.aborted) return;
    this.note(event);
    this.#controller.abort(event.error);
  }

  /** Goes on without the function, and without what it left behind. */
  giveUp(reason?: Error): void {
    this.#controller.abort(reason);
    this.#givenUp.resolve();
  }

  /** Gives what has happened. What happens later changes nothing. */
  close(): readonly RunEvent[] {
    this.#isClosed = true;
    return [...this.#events];
  }
}
