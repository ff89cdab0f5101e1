import { ByteBlocks } from './byte-blocks.ts';
import { type Draft, type Parts, SharedMembers } from './draft.ts';
import { isObject, sharedJsonOf } from './shared-part.ts';

/** What `JSON.stringify` makes of drafts, without brackets. */
export function writeDrafts(drafts: readonly Draft<unknown>[]): readonly Buffer[] {
  const writer = new PartsWriter();
  for (const [index, { parts }] of drafts.entries()) writer.writeObject(parts, index === 0 ? '{' : ',{');
  return writer.end();
}

class PartsWriter {
  readonly #blocks = new ByteBlocks();
  readonly #names = new Map<string, string>();
  /** What was written since the last shared JSON. */
  #text = '';
  /** What stands before the next member. */
  #separator = '';

  writeObject(parts: Parts, start: string): void {
    this.#text += start;
    this.#separator = '';
    for (const part of parts) {
      if (part instanceof SharedMembers) this.#writeShared(part.json);
      else if (isObject(part)) this.#writeOwn(part);
    }
    this.#text += '}';
  }

  end(): readonly Buffer[] {
    this.#blocks.writeText(this.#text);
    return this.#blocks.end();
  }

  #writeShared(json: Buffer): void {
    if (json.length === 0) return;
    this.#writeBytes(this.#separator === '' ? json.subarray(1) : json);
    this.#separator = ',';
  }

  #writeOwn(members: Readonly<Record<string, unknown>>): void {
    for (const name in members) {
      const value = members[name];
      if (value === undefined) continue;
      this.#text += this.#separator + this.#nameOf(name);
      this.#separator = ',';
      if (Array.isArray(value)) this.#writeList(value);
      else this.#writeValue(value);
    }
  }

  /** Items have the same few names. */
  #nameOf(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const text = `${JSON.stringify(name)}:`;
    this.#names.set(name, text);
    return text;
  }

  #writeList(items: readonly unknown[]): void {
    let separator = '[';
    for (const item of items) {
      this.#text += separator;
      separator = ',';
      this.#writeValue(item ?? null);
    }
    this.#text += separator === '[' ? '[]' : ']';
  }

  #writeValue(value: unknown): void {
    const json = sharedJsonOf(value);
    if (json === undefined) this.#text += JSON.stringify(value);
    else this.#writeBytes(json);
  }

  #writeBytes(bytes: Buffer): void {
    if (this.#text !== '') this.#blocks.writeText(this.#text);
    this.#text = '';
    this.#blocks.writeBytes(bytes);
  }
}
