import type { Journal } from './journal.ts';

interface CollectionOptions<T extends object> {
  readonly kind: string;
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  readonly nameOf: (item: T) => string;
  /** Where first writes are noted; left out for what is not worth telling, as operations are. */
  readonly journal?: Journal;
}

/** Objects of one kind by id, in the order they came. An item is replaced as a whole and never edited in place. */
export class Collection<T extends object> implements Iterable<T> {
  readonly #options: CollectionOptions<T>;
  #items: Map<string, T>;
  #values: readonly T[] | undefined;
  #sequences: Map<string, number> | undefined;
  #watcher: ((id: string, before: T | undefined) => void) | undefined;

  constructor(options: CollectionOptions<T>) {
    this.#options = options;
    this.#items = new Map(options.items.map((item) => [options.idOf(item), item]));
  }

  get size(): number {
    return this.#items.size;
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#items.values();
  }

  /** The items as a list that is made anew only when one has come, changed or gone. */
  values(): readonly T[] {
    this.#values ??= [...this.#items.values()];
    return this.#values;
  }

  toArray(): T[] {
    return [...this.#items.values()];
  }

  get(id: string): T | undefined {
    return this.#items.get(id);
  }

  find(matches: (item: T) => boolean): T | undefined {
    for (const item of this.#items.values()) if (matches(item)) return item;
    return undefined;
  }

  /** Adds the item, or replaces the one with its id, and returns it. */
  put(item: T): T {
    this.#note(this.#options.idOf(item), item);
    return this.append(item);
  }

  /** Adds what came of itself: nobody changed anything. */
  append(item: T): T {
    const id = this.#options.idOf(item);
    const before = this.#items.get(id);
    this.#items.set(id, item);
    this.#values = undefined;
    this.#watcher?.(id, before);
    this.#sequences?.set(id, this.#sequences.get(id) ?? this.#sequences.size);
    return item;
  }

  /** Tells one watcher of each item that was written or removed, with what it was before. */
  watch(watcher: (id: string, before: T | undefined) => void): void {
    this.#watcher = watcher;
  }

  /** Puts the items in an order. Their places for a list's cursors stay. */
  reorder(ids: readonly string[]): void {
    const items = ids.flatMap((id) => this.#items.get(id) ?? []);
    this.#items = new Map(items.map((item) => [this.#options.idOf(item), item]));
    this.#values = undefined;
  }

  remove(id: string): void {
    const item = this.#items.get(id);
    if (item === undefined) return;
    this.#note(id, item);
    this.#items.delete(id);
    this.#values = undefined;
    this.#watcher?.(id, item);
  }

  /** The item's place in the order of arrival: it stays the same whatever comes and goes. */
  sequenceOf(item: T): number {
    this.#sequences ??= new Map([...this.#items.keys()].map((id, sequence) => [id, sequence]));
    return this.#sequences.get(this.#options.idOf(item)) ?? this.#sequences.size;
  }

  #note(id: string, item: T): void {
    const { kind, nameOf, journal } = this.#options;
    journal?.note({
      kind,
      id,
      name: nameOf(item),
      before: this.#items.get(id),
      readNow: () => this.#items.get(id),
    });
  }
}
