/**
 * Which of several connections to one cluster are lost. One outage breaks them all, but each notices at a time of its
 * own: some when others are there again.
 */
export class Outage {
  readonly #names: readonly string[];
  /** Those that have brought nothing since the outage began. */
  readonly #silent = new Set<string>();
  #isOver = true;

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** A connection broke: whether an outage begins with that. */
  begins(name: string): boolean {
    if (this.#silent.has(name)) return false;
    for (const one of this.#names) this.#silent.add(one);
    const begins = this.#isOver;
    this.#isOver = false;
    return begins;
  }

  /** A connection brought something: whether the outage is over with that. */
  ends(name: string): boolean {
    this.#silent.delete(name);
    const ends = !this.#isOver;
    this.#isOver = true;
    return ends;
  }
}
