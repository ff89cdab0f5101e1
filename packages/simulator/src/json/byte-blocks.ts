const BLOCK_BYTES = 65_536;
/** As many bytes as a code unit of a text takes at most. */
const MOST_BYTES = 3;

/** Collects bytes in blocks of about the same size. */
export class ByteBlocks {
  readonly #full: Buffer[] = [];
  #block = Buffer.allocUnsafe(BLOCK_BYTES);
  #length = 0;

  writeText(text: string): void {
    this.#makeRoom(text.length * MOST_BYTES);
    this.#length += this.#block.write(text, this.#length);
  }

  writeBytes(bytes: Buffer): void {
    this.#makeRoom(bytes.length);
    this.#block.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** All blocks, in the order of what was written; nothing can be written any more. */
  end(): readonly Buffer[] {
    return [...this.#full, this.#block.subarray(0, this.#length)];
  }

  #makeRoom(length: number): void {
    if (this.#length + length <= this.#block.length) return;
    this.#full.push(this.#block.subarray(0, this.#length));
    this.#block = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, length));
    this.#length = 0;
  }
}
