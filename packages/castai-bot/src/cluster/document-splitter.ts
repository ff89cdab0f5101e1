/** Takes JSON documents out of a stream that has one after the other, pretty or not, in pieces of any size. */
export class DocumentSplitter {
  #text = '';
  #from = 0;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  /** The documents that this piece completes. */
  push(piece: string): readonly unknown[] {
    this.#text += piece;
    const documents: unknown[] = [];
    for (; this.#from < this.#text.length; this.#from++) {
      if (!this.#step(this.#text.charAt(this.#from))) continue;
      documents.push(JSON.parse(this.#text.slice(0, this.#from + 1)));
      this.#text = this.#text.slice(this.#from + 1);
      this.#from = -1;
    }
    return documents;
  }

  /** Whether this character closes a document. */
  #step(character: string): boolean {
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (character === '\\') this.#isEscaped = true;
      else if (character === '"') this.#isInString = false;
      return false;
    }
    if (character === '"') this.#isInString = true;
    if (character === '{') this.#depth += 1;
    if (character !== '}') return false;
    this.#depth -= 1;
    return this.#depth === 0;
  }
}
