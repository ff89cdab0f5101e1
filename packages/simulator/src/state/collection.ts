import { LazyList, type List } from '../world/lazy-list.ts';
import type { Notes } from './journal.ts';

interface CollectionOptions<T extends object> {
  readonly kind: string;
  /** A lazy list is read as it is asked for, until an item is wanted by its id or something is written. */
  readonly items: readonly T[] | LazyList<T>;
  readonly idOf: (item: T) => string;
  readonly nameOf: (item: T) => string;
  /** Where first writes are noted; left out for what is not worth telling, as operations are. */
  readonly journal?: Notes;
}

/** Is told of an item that was written or removed, with what it was before. */
type Watcher<T> = (id: string, before: T | undefined) => void;

/** Objects of one kind by id, in the order they came. An item is replaced as a whole and never edited in place. */
export class Collection<T extends object> implements Iterable<T> {
  readonly #options: CollectionOptions<T>;
  #lazy: LazyList<T> | undefined;
  #items = new Map<string, T>();
  #values: readonly T[] | undefined;
  #sequences: Map<string, number> | undefined;
  #startWatching: (() => Watcher<T>) | undefined;
  #watcher: Watcher<T> | undefined;

  constructor(options: CollectionOptions<T>) {
    const { items } = options;
    this.#options = options;
    if (items instanceof LazyList) this.#lazy = items;
    else this.#items = this.#byId(items);
  }

  get size(): number {
    return this.#lazy?.length ?? this.#items.size;
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#lazy?.[Symbol.iterator]() ?? this.#items.values();
  }

  /** The items as a list that is made anew only when one has come, changed or gone. */
  values(): List<T> {
    if (this.#lazy !== undefined) return this.#lazy;
    this.#values ??= [...this.#items.values()];
    return this.#values;
  }

  toArray(): T[] {
    return [...this];
  }

  get(id: string): T | undefined {
    return this.#open().get(id);
  }

  find(matches: (item: T) => boolean): T | undefined {
    for (const item of this) if (matches(item)) return item;
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
    const watcher = this.#watch();
    const items = this.#open();
    const before = items.get(id);
    items.set(id, item);
    this.#values = undefined;
    watcher?.(id, before);
    this.#sequences?.set(id, this.#sequences.get(id) ?? this.#sequences.size);
    return item;
  }

  /** Tells one watcher, the last, of each write. It is asked for before its first, while everything is as it was. */
  watch(start: () => Watcher<T>): void {
    this.#startWatching = start;
    this.#watcher = undefined;
  }

  /** Puts the items in an order. Their places for a list's cursors stay. */
  reorder(ids: readonly string[]): void {
    const items = this.#open();
    this.#items = this.#byId(ids.flatMap((id) => items.get(id) ?? []));
    this.#values = undefined;
  }

  remove(id: string): void {
    const item = this.get(id);
    if (item === undefined) return;
    const watcher = this.#watch();
    this.#note(id, item);
    this.#items.delete(id);
    this.#values = undefined;
    watcher?.(id, item);
  }

  /** The item's place in the order of arrival: it stays the same whatever comes and goes. */
  sequenceOf(item: T): number {
    if (this.#lazy !== undefined) return this.#lazy.placeOf(item) ?? this.#lazy.length;
    this.#sequences ??= placesOf(this.#items);
    return this.#sequences.get(this.#options.idOf(item)) ?? this.#sequences.size;
  }

  /** The items by id. A lazy list is read to its end for them; cursors that were given out hold. */
  #open(): Map<string, T> {
    if (this.#lazy !== undefined) {
      this.#items = this.#byId(this.#lazy);
      this.#sequences = placesOf(this.#items);
      this.#lazy = undefined;
    }
    return this.#items;
  }

  #byId(items: Iterable<T>): Map<string, T> {
    return new Map(Array.from(items, (item) => [this.#options.idOf(item), item]));
  }

  #watch(): Watcher<T> | undefined {
    this.#watcher ??= this.#startWatching?.();
    return this.#watcher;
  }

  #note(id: string, item: T): void {
    const { kind, nameOf, journal } = this.#options;
    journal?.note({
      kind,
      id,
      name: nameOf(item),
      before: this.get(id),
      readNow: () => this.get(id),
    });
  }
}

function placesOf(items: ReadonlyMap<string, unknown>): Map<string, number> {
  return new Map([...items.keys()].map((id, place) => [id, place]));
}
