import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { until } from '@castai-bot/testing/until';

/** Keys as a terminal in raw mode sends them. */
export const keys = {
  enter: '\r',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  escape: '\u001B',
  down: '\u001B[B',
} as const;

/** One of the two streams that lead to a terminal. */
class ShownStream extends Writable {
  readonly rows = 50;
  readonly isTTY: boolean;
  readonly columns: number;
  #printed = '';

  constructor(
    show: (text: string) => void,
    { isTTY, columns }: { readonly isTTY: boolean; readonly columns: number },
  ) {
    super({
      write: (chunk: Buffer, _encoding, done) => {
        this.#printed += chunk.toString();
        show(chunk.toString());
        done();
      },
    });
    this.isTTY = isTTY;
    this.columns = columns;
  }

  /** What came through this one, without colours and cursor movements. */
  get text(): string {
    return stripVTControlCharacters(this.#printed);
  }
}

/** A terminal without a screen: what is printed is kept, and keys are typed by the test. */
export class FakeTerminal {
  readonly stdin: PassThrough & { readonly isTTY: boolean; setRawMode(isRaw: boolean): void };
  readonly stdout: ShownStream;
  readonly stderr: ShownStream;
  /** Whether the last word on raw mode was "on": a shell would be unusable after that. */
  isRaw = false;
  #printed = '';
  #seen = 0;

  constructor({ columns = 200, isTTY = true }: { readonly columns?: number; readonly isTTY?: boolean } = {}) {
    this.stdin = Object.assign(new PassThrough(), {
      isTTY,
      setRawMode: (isRaw: boolean): void => {
        this.isRaw = isRaw;
      },
    });
    const show = (text: string): void => {
      this.#printed += text;
    };
    this.stdout = new ShownStream(show, { isTTY, columns });
    this.stderr = new ShownStream(show, { isTTY, columns });
  }

  /** Everything printed so far, escape sequences included. */
  get raw(): string {
    return this.#printed;
  }

  /** Everything printed so far, without colours and cursor movements. */
  get text(): string {
    return stripVTControlCharacters(this.#printed);
  }

  /** Waits until a text is printed that was not waited for before. */
  async until(wanted: string): Promise<void> {
    const found = await until(
      () => {
        const at = this.text.indexOf(wanted, this.#seen);
        return at >= 0 && at + wanted.length;
      },
      `${JSON.stringify(wanted)} on a terminal`,
    ).catch((cause: unknown) => {
      throw new Error(`The terminal shows:\n${this.text}`, { cause });
    });
    this.#seen = found;
    // A prompt listens to keys right after it has drawn itself.
    await new Promise(setImmediate);
  }

  /** Types keys, one after the other. */
  async type(...typed: readonly string[]): Promise<void> {
    for (const key of typed) {
      this.stdin.write(key);
      await new Promise(setImmediate);
    }
  }
}
