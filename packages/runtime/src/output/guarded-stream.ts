import type { Writable } from 'node:stream';
import type { Redactor } from './redactor.ts';
import { writeNow } from './write-now.ts';

/** How bytes are read: as text, or one character for each byte, so that binary output survives. */
type Form = 'utf8' | 'latin1';

const NOTHING = Buffer.alloc(0);

/**
 * Filters everything that a stream writes through a redactor, also a secret that arrives in pieces.
 *
 * It replaces the stream's `_write`, below `write`, `end`, `pipe` and `console`, so that nothing goes around it.
 */
export class GuardedStream {
  readonly #stream: Writable;
  readonly #redactor: Redactor;
  readonly #write: Writable['_write'];
  #held: Buffer = NOTHING;
  #endsLine = true;
  #last: { readonly bytes: Buffer; readonly successor: Writable } | undefined;
  #isFinished = false;
  #isLastWritten = false;

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

  /** Writes text. */
  write(text: string): void {
    this.#stream.write(text);
  }

  /**
   * For the end of the process: lets go of an end that might have become a secret, and has not. What a pipe has not taken
   * until then is lost, but for the last line.
   */
  release(): void {
    const rest = this.#held;
    this.#held = NOTHING;
    if (rest.length > 0) this.#writeBytes(rest, () => undefined);
    if (this.#last === undefined || this.#isLastWritten || this.#stream.writableLength === 0) return;
    this.#isLastWritten = true;
    const fd = 'fd' in this.#stream ? this.#stream.fd : undefined;
    if (typeof fd === 'number') writeNow(fd, `\n${this.#last.bytes.toString()}`);
  }

  /**
   * Writes `line` as the last one of this stream, and as it is: whoever gives it has redacted it. What comes later goes
   * to `successor`.
   */
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
    const isLast = chunk === this.#last?.bytes;
    if (typeof chunk === 'string' && /^utf-?8$/.test(encoding) && isText(this.#held)) {
      this.#write(this.#filter(chunk, { form: 'utf8', isLast }), encoding, done);
      return;
    }
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
    const form = isText(Buffer.concat([this.#held, bytes])) ? 'utf8' : 'latin1';
    this.#writeBytes(Buffer.from(this.#filter(bytes.toString(form), { form, isLast }), form), done);
  }

  #writeBytes(bytes: Buffer, done: (error?: Error | null) => void): void {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what Node passes for bytes, missing in its types
    this.#write(bytes, 'buffer' as BufferEncoding, done);
  }

  #filter(text: string, { form, isLast }: { readonly form: Form; readonly isLast: boolean }): string {
    if (isLast) {
      this.#isFinished = true;
      const rest = this.#held.toString(form);
      this.#held = NOTHING;
      const newline = this.#endsLine && rest === '' ? '' : '\n';
      return `${rest}${newline}${text}`;
    }
    const clean = this.#redactor.redact(this.#held.toString(form) + text);
    const shownLength = clean.length - this.#redactor.countPending(clean);
    this.#held = Buffer.from(clean.slice(shownLength), form);
    if (shownLength > 0) this.#endsLine = clean[shownLength - 1] === '\n';
    return clean.slice(0, shownLength);
  }
}

/** Whether bytes are whole characters: a chunk may end inside of one. */
function isText(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  return Buffer.byteLength(text) === bytes.length && !text.includes('\ufffd');
}
