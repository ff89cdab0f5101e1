import { inTheFormOf } from './forms.ts';

/** What a value is; stand-ins are numbered by it. */
export type Word = 'person' | 'account' | 'cursor' | 'id' | 'instance';

/** A shorter one stands in other words too. */
const SHORTEST_LEARNED = 6;

/** What stands for ids, people and accounts: the same for the same, and another for another. */
export class StandIns {
  readonly #made = new Map<string, string>();
  readonly #counts = new Map<Word, number>();
  readonly #taken = new Set<string>();
  readonly #learned = new Map<string, Word>();
  #pattern: RegExp | undefined;

  of(text: string, word: Word): string {
    if (this.#taken.has(text)) return text;
    const known = this.#made.get(text);
    if (known !== undefined) return known;
    const number = (this.#counts.get(word) ?? 0) + 1;
    this.#counts.set(word, number);
    const made = inTheFormOf(text, { word, number });
    this.#made.set(text, made);
    this.#taken.add(made);
    return made;
  }

  /** The same, and from now on wherever it stands in a text. */
  learn(text: string, word: Word): string {
    if (text.length >= SHORTEST_LEARNED && !this.#taken.has(text) && !this.#learned.has(text)) {
      this.#learned.set(text, word);
      this.#pattern = undefined;
    }
    return this.of(text, word);
  }

  replaceLearned(text: string): string {
    if (this.#learned.size === 0) return text;
    this.#pattern ??= this.#makePattern();
    return text.replaceAll(this.#pattern, (found) => this.#made.get(found) ?? found);
  }

  /** The longest first. The name of a person may be a part of another word, that of an account is not. */
  #makePattern(): RegExp {
    const sources = [...this.#learned]
      .toSorted(([one], [other]) => other.length - one.length)
      .map(([text, word]) => {
        const source = text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
        return word === 'person' ? String.raw`(?<![\w-])${source}(?![\w-])` : source;
      });
    // oxlint-disable-next-line patterns/no-backtracking -- words, each as it is
    return new RegExp(sources.join('|'), 'g');
  }
}
