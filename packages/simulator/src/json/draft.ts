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

/** The object that has the members of all parts. */
type Whole<All extends Parts> = All extends readonly [infer First, ...infer Rest extends Parts]
  ? MembersOf<First> & Whole<Rest>
  : object;
type MembersOf<Part> = Part extends SharedMembers<infer Members> ? Members : Part;

/**
 * An object that is not made before somebody looks at it: to be sent, its parts are enough. `JSON.stringify` makes of it what
 * it makes of the object.
 */
export class Draft<T> {
  readonly parts: Parts;

  /** @param parts those of a `T`, which is not checked: `draftOf` does that */
  constructor(parts: Parts) {
    this.parts = parts;
  }

  toJSON(): T {
    let whole = {};
    // Object.assign would make an object that takes more than twice the room.
    for (const part of this.parts) whole = { ...whole, ...membersOf(part) };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its parts make it together
    return whole as T;
  }

  /** One member of the object, which is not made for it. */
  read<Name extends keyof T>(name: Name): T[Name] {
    const part = this.parts.find((one) => name in membersOf(one)) ?? {};
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a part has members of the object
    return (membersOf(part) as T)[name];
  }
}

/** Drafts the object that has the members of these parts. */
export function draftOf<const All extends Parts>(parts: All): Draft<Whole<All>> {
  return new Draft(parts);
}

/** A draft with members that its object does not have. */
export function addMembers<T, More extends object>({ parts }: Draft<T>, more: More): Draft<T & More> {
  return new Draft([...parts, more]);
}

function membersOf(part: object): object {
  return isShared(part) ? part.members : part;
}

function isShared(part: object): part is SharedMembers<object> {
  return part instanceof SharedMembers;
}

function writeMembers(members: object): Buffer {
  const text = JSON.stringify(members).slice(1, -1);
  return Buffer.from(text === '' ? '' : `,${text}`);
}
