import type { Readable, Writable } from 'node:stream';
import type { Terminal } from './is-interactive.ts';

/** A stream to print on; `columns` is there on a terminal. */
export type Output = Terminal<Writable> & { readonly columns?: number | undefined };

/** Everything outside the command's own reach, so that a test can pass its own. */
export interface Effects {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Terminal<Readable>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly now: () => Date;
  /** Aborted by Ctrl-C, and when the terminal goes away. */
  readonly signal: AbortSignal;
}
