/** Where something is in a file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is wrong in a bot's repo. */
export interface Problem extends Position {
  /** Relative to the repo, with slashes. */
  readonly file: string;
  /** A warning does not fail the command. */
  readonly level: 'error' | 'warning';
  readonly message: string;
}

/** Collects what the rules find. */
export type Report = (at: Position, message: string, level?: Problem['level']) => void;

export const START: Position = { line: 1, column: 1 };
