/** What a command does beside printing, in the words of its package's README, which a trace of its runs is held against. */
export interface Touches {
  /** Programs. */
  readonly runs: readonly string[];
  /** Files and folders (`k8s/`), as seen from the repo. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** To whom. */
  readonly sends: readonly string[];
}

export const touchesNothing: Touches = { runs: [], reads: [], writes: [], sends: [] };
