import { Draft } from '../json/draft.ts';

/** A list as far as a page of it needs one: every array is such a list. */
export interface List<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
  slice(start: number, end: number): T[];
  filter(matches: (item: T) => boolean): T[];
  /** As `slice`, but of items that nobody looked at yet only drafts may be made, whose places are not known. */
  drafts?(start: number, end: number): readonly (T | Draft<T>)[];
}

/**
 * A list whose items are made when they are looked at, each from its place alone, so that they are the same however often
 * and in whatever order. Only what was read from end to end is kept: pages of a large list come and go.
 */
export class LazyList<T extends object> implements List<T> {
  readonly length: number;
  readonly #make: (index: number) => T | Draft<T>;
  #all: readonly T[] | undefined;
  readonly #places = new WeakMap<T, number>();

  /** @param make makes the item of a place, or a draft of it, equal each time */
  constructor(length: number, make: (index: number) => T | Draft<T>) {
    this.length = length;
    this.#make = make;
  }

  *[Symbol.iterator](): Generator<T, undefined> {
    const read: T[] = [];
    for (let index = 0; index < this.length; index += 1) {
      const item = this.#read(index);
      read.push(item);
      yield item;
    }
    this.#all ??= read;
  }

  /** The item at a place from 0; `undefined` beyond the end. */
  at(index: number): T | undefined {
    return index >= 0 && index < this.length ? this.#read(index) : undefined;
  }

  slice(start: number, end: number): T[] {
    const length = Math.max(0, Math.min(end, this.length) - start);
    return Array.from({ length }, (_, offset) => this.#read(start + offset));
  }

  drafts(start: number, end: number): readonly (T | Draft<T>)[] {
    if (this.#all !== undefined) return this.#all.slice(start, end);
    const length = Math.max(0, Math.min(end, this.length) - start);
    return Array.from({ length }, (_, offset) => this.#make(start + offset));
  }

  filter(matches: (item: T) => boolean): T[] {
    return [...this].filter(matches);
  }

  /** Where an item that this list gave is in it. */
  placeOf(item: T): number | undefined {
    return this.#places.get(item);
  }

  #read(index: number): T {
    const kept = this.#all?.[index];
    if (kept !== undefined) return kept;
    const made = this.#make(index);
    const item = made instanceof Draft ? made.toJSON() : made;
    this.#places.set(item, index);
    return item;
  }
}
