/** A list as far as a page of it needs one: every array is such a list. */
export interface List<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
  slice(start: number, end: number): T[];
  filter(matches: (item: T) => boolean): T[];
}

/** A list whose items are made when they are first looked at, each from its place alone, and stay what they are. */
export class LazyList<T extends object> implements List<T> {
  readonly length: number;
  readonly #make: (index: number) => T;
  readonly #made = new Map<number, T>();
  readonly #places = new Map<T, number>();

  /** @param make makes the item of a place; it is asked once, and in any order */
  constructor(length: number, make: (index: number) => T) {
    this.length = length;
    this.#make = make;
  }

  *[Symbol.iterator](): Generator<T, undefined> {
    for (let index = 0; index < this.length; index += 1) yield this.#read(index);
  }

  /** The item at a place from 0; `undefined` beyond the end. */
  at(index: number): T | undefined {
    return index >= 0 && index < this.length ? this.#read(index) : undefined;
  }

  slice(start: number, end: number): T[] {
    const length = Math.max(0, Math.min(end, this.length) - start);
    return Array.from({ length }, (_, offset) => this.#read(start + offset));
  }

  filter(matches: (item: T) => boolean): T[] {
    return [...this].filter(matches);
  }

  /** Where an item of this list is in it. */
  placeOf(item: T): number | undefined {
    return this.#places.get(item);
  }

  #read(index: number): T {
    const made = this.#made.get(index);
    if (made !== undefined) return made;
    const item = this.#make(index);
    this.#made.set(index, item);
    this.#places.set(item, index);
    return item;
  }
}
