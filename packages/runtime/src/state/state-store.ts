import { CastAiBotError } from '../errors.ts';

/**
 * What is kept side by side for one state, by the names that its ConfigMap has for it: what the function keeps, the last
 * good runs by entry, and what people were told by entry.
 */
export type StateKey = 'state.json' | 'runs.json' | 'notify.json';

/** A text as it was read; the version is for `write`, and says nothing else. */
export interface StoredText {
  /** Undefined where nothing is stored yet. */
  readonly text: string | undefined;
  readonly version: string;
}

/** Where a state is kept: a ConfigMap, memory, or what castai-bot keeps on a machine. */
export interface StateStore {
  read(key: StateKey): Promise<StoredText>;
  /**
   * Stores a text at once, if what is there is still what was read.
   *
   * @returns the version of what is stored then
   * @throws StateConflictError when somebody else has written that key since
   */
  write(key: StateKey, text: string, version: string): Promise<string>;
}

/** Somebody else has written what was to be written. */
export class StateConflictError extends CastAiBotError {
  override readonly name = 'StateConflictError';

  constructor(problem: string) {
    super(`Cannot store the state: ${problem}`, {
      code: 'state_conflict',
      hint: 'Use state.update(change), which reads again what somebody else has written',
    });
  }
}

/** What keeps the state does not answer now: another time may go well. */
export class StateUnavailableError extends CastAiBotError {
  override readonly name = 'StateUnavailableError';

  constructor(problem: string, cause: unknown) {
    const why = cause instanceof Error ? `: ${cause.message}` : '';
    super(`Cannot use the state: ${problem}${why}`, { code: 'state_unavailable', cause });
  }
}
