import type { ShellLine } from '@castai-bot/cli';

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
  /** The command that mends it; what has none is for a person to correct in the file. */
  readonly fix?: ShellLine;
  /** What of `castai-bot doctor` says the same from where it stands. */
  readonly check?: 'files' | 'image';
}

export interface ProblemDetails {
  /** @default 'error' */
  readonly level?: Problem['level'] | undefined;
  readonly fix?: ShellLine | undefined;
  readonly check?: Problem['check'];
}

/** Collects what the rules find. */
export type Report = (at: Position, message: string, details?: ProblemDetails) => void;

export const START: Position = { line: 1, column: 1 };
