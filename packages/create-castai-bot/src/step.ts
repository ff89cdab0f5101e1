import type { CommandPlace } from './run-command.ts';

/** How one step of the work ended. */
export interface StepResult {
  readonly step: 'write' | 'install' | 'git';
  readonly status: 'done' | 'skipped' | 'failed' | 'cancelled';
  /** What happened, in a line. */
  readonly title: string;
  /** What a failed program printed. */
  readonly output?: string;
  /** What to type, inside the new directory, to do the step by hand. */
  readonly command?: string;
}

/** A step that runs programs in the new directory. */
export interface StepPlace extends CommandPlace {
  /** Paths we wrote, relative to `cwd`. */
  readonly paths: readonly string[];
}
