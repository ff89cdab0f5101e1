import type { Writable } from 'node:stream';
import { GuardedStream } from './guarded-stream.ts';
import type { Redactor } from './redactor.ts';

/** Where a run writes. */
export interface BotOutput {
  /** Writes to stderr. */
  readonly log: (text: string) => void;
  /** Writes the last line of stdout, which is redacted already. */
  readonly finish: (line: string) => void;
  /** Writes what was held back, for the end of the process. */
  readonly close: () => void;
}

/** The streams of a run, and what must not be seen in them. */
export interface OutputOptions {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly redactor: Redactor;
  /** Whether the streams belong to the run, so that all that anyone writes to them can be filtered. */
  readonly isOwn: boolean;
}

/** Opens the output of a run, filtered. */
export function openOutput({ stdout, stderr, redactor, isOwn }: OutputOptions): BotOutput {
  if (!isOwn) {
    return {
      log: (text) => stderr.write(redactor.redact(text)),
      finish: (line) => stdout.write(`${line}\n`),
      close: () => undefined,
    };
  }
  const out = new GuardedStream(stdout, redactor);
  const err = new GuardedStream(stderr, redactor);
  return {
    log: (text) => {
      err.write(text);
    },
    finish: (line) => {
      out.finish(line, stderr);
    },
    close: () => {
      out.release();
      err.release();
    },
  };
}
