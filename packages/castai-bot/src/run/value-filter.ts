import { REDACTED, spellings } from '../scrub/secret-forms.ts';

/**
 * Takes secrets out of a stream of text by their value, however they are spelled: a bot filters what it prints itself,
 * but neither what its children print nor what is written past it. What may be the beginning of one is kept back.
 */
export class ValueFilter {
  readonly #needles: readonly string[];
  readonly #write: (text: string) => void;
  #held = '';

  constructor(secrets: readonly string[], write: (text: string) => void) {
    const known = secrets.filter((secret) => secret !== '').flatMap(spellings);
    this.#needles = [...new Set(known)].toSorted((a, b) => b.length - a.length);
    this.#write = write;
  }

  push(chunk: string): void {
    const text = this.#needles.reduce((all, needle) => all.replaceAll(needle, REDACTED), this.#held + chunk);
    const pending = this.#countPending(text);
    this.#held = text.slice(text.length - pending);
    const whole = text.slice(0, text.length - pending);
    if (whole !== '') this.#write(whole);
  }

  /** Call when the output is over. */
  end(): void {
    if (this.#held !== '') this.#write(this.#held);
    this.#held = '';
  }

  /** How many characters at the end may be the beginning of a secret. */
  #countPending(text: string): number {
    let longest = 0;
    for (const needle of this.#needles) {
      for (let length = Math.min(needle.length - 1, text.length); length > longest; length -= 1) {
        if (text.endsWith(needle.slice(0, length))) longest = length;
      }
    }
    return longest;
  }
}
