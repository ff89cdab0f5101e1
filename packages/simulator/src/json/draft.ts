/** Members that many objects have and nobody edits: their JSON is made once. */
export class SharedMembers<T extends object> {
  readonly members: T;
  #json: Buffer | undefined;

  constructor(members: T) {
    this.members = members;
  }

  /** What `JSON.stringify` makes of the members, each after a comma. */
  get json(): Buffer {
    this.#json ??= writeMembers(this.members);
    return this.#json;
  }
}

/** Where an object has all its members from, in their order and none of them twice. */
export type Parts = readonly (SharedMembers<object> | object)[];

/**
 * An object that is not made before somebody looks at it: to be sent, its parts are enough. `JSON.stringify` makes of it what
 * it makes of the object.
 */
export class Draft<T> {
  readonly parts: Parts;
  readonly #make: () => T;

  /** @param make makes the object of the same parts */
  constructor(parts: Parts, make: () => T) {
    this.parts = parts;
    this.#make = make;
  }

  toJSON(): T {
    return this.#make();
  }
}

/** A draft with members that its object does not have. */
export function addMembers<T extends object, More extends object>(
  draft: Draft<T>,
  more: More,
): Draft<T & More> {
  return new Draft([...draft.parts, more], () => ({ ...draft.toJSON(), ...more }));
}

/** A list with drafts, for an answer: whoever reads the answer sees objects. */
export function asSent<T>(items: readonly (T | Draft<T>)[]): T[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of an answer nothing but its JSON is used, and that of a draft is its object's
  return items as T[];
}

function writeMembers(members: object): Buffer {
  const text = JSON.stringify(members).slice(1, -1);
  return Buffer.from(text === '' ? '' : `,${text}`);
}
