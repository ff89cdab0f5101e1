import type { Ending } from '../end/decide-ending.ts';

/**
 * Tells somebody how a run has ended, before its report is written.
 *
 * @param signal Aborted when there is no more time for it
 * @returns what went wrong, a sentence each; it changes nothing in how the run ends
 */
export type Teller = (ending: Ending, signal: AbortSignal) => Promise<readonly string[]>;
