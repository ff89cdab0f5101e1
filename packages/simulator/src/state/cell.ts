import type { Notes } from './journal.ts';

/** Whose value a cell holds. */
export interface CellOwner {
  readonly id: string;
  readonly name: string;
  readonly journal: Notes;
}

/** The one value of its kind that an owner has. It is replaced as a whole and never edited in place. */
export class Cell<T extends object> {
  readonly #kind: string;
  readonly #owner: CellOwner;
  #value: T;

  constructor(kind: string, value: T, owner: CellOwner) {
    this.#kind = kind;
    this.#value = value;
    this.#owner = owner;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): T {
    const { id, name, journal } = this.#owner;
    journal.note({ kind: this.#kind, id, name, before: this.#value, readNow: () => this.#value });
    this.#value = value;
    return value;
  }
}
