import type { Writable } from 'node:stream';
import type { Redactor } from './redact.ts';

/**
 * Filters everything that a stream writes through a redactor, also a secret that arrives in pieces.
 *
 * It replaces the stream's `_write`, below `write`, `end`, `pipe` and `console`, so that nothing goes around it.
 */
export class GuardedStream {
  readonly #stream: Writable;
  readonly #redactor: Redactor;
  readonly #write: Writable['_write'];
  #held = '';
  #endsLine = true;
  #last: { readonly bytes: Buffer; readonly successor: Writable } | undefined;
  #isFinished = false;

  constructor(stream: Writable, redactor: Redactor) {
    this.#stream = stream;
    this.#redactor = redactor;
    this.#write = stream._write.bind(stream);
    stream._write = (chunk: Uint8Array | string, encoding, done) => {
      this.#take(chunk, encoding, done);
    };
    // One chunk at a time: a `_writev` of the stream's own would go around the filter.
    Reflect.set(stream, '_writev', null);
    // Work in a cluster does not stop because whoever read the log has gone.
    stream.on('error', () => undefined);
  }

  /** Writes `line` as the last one of this stream: what comes later goes to `successor`. */
  finish(line: string, successor: Writable): void {
    this.#last = { bytes: Buffer.from(`${line}\n`), successor };
    this.#stream.write(this.#last.bytes);
  }

  /** Resolves when what was written so far has left the process. */
  async flush(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#stream.write('', () => {
        resolve();
      });
    });
  }

  #take(chunk: Uint8Array | string, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#isFinished && this.#last !== undefined) {
      this.#last.successor.write(chunk, done);
      return;
    }
    const isText = typeof chunk === 'string' && (encoding === 'utf8' || encoding === 'utf-8');
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
    // One character for each byte, so that a chunk may end inside a character and binary output survives.
    const shown = this.#filter(isText ? chunk : bytes.toString('latin1'), chunk === this.#last?.bytes);
    this.#write(isText ? shown : Buffer.from(shown, 'latin1'), isText ? encoding : 'utf8', done);
  }

  #filter(text: string, isLast: boolean): string {
    if (isLast) {
      this.#isFinished = true;
      const rest = this.#held;
      const newline = this.#endsLine && rest === '' ? '' : '\n';
      return `${rest}${newline}${this.#redactor.redact(text)}`;
    }
    const clean = this.#redactor.redact(this.#held + text);
    const shownLength = clean.length - this.#redactor.countPending(clean);
    this.#held = clean.slice(shownLength);
    if (shownLength > 0) this.#endsLine = clean[shownLength - 1] === '\n';
    return clean.slice(0, shownLength);
  }
}
