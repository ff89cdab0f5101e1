import type { Answer } from './exchange.ts';

/** A body as it arrives, read as UTF-8, `maxBytes` of it at most. */
export class BodyText {
  readonly #maxBytes: number;
  readonly #decoder = new TextDecoder();
  #text = '';
  #byteLength = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Takes what has arrived; false, and not taken, when that is too much. */
  add(chunk: Uint8Array): boolean {
    this.#byteLength += chunk.byteLength;
    if (this.#byteLength > this.#maxBytes) return false;
    this.#text += this.#decoder.decode(chunk, { stream: true });
    return true;
  }

  /** What came, which may have been cut. */
  end(): Pick<Answer, 'text' | 'isCut'> {
    const isCut = this.#byteLength > this.#maxBytes;
    return { text: isCut ? this.#text : this.#text + this.#decoder.decode(), isCut };
  }
}
