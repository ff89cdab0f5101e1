/** One object that is no longer what it was when the simulator started. */
export interface Change {
  /** What it is: `cluster`, `node`, `workload`, `scalingPolicy`, `policies`, … */
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** As it was at the start; `undefined` when it was created since. */
  readonly before: object | undefined;
  /** As it is now; `undefined` when it is gone. */
  readonly after: object | undefined;
}

interface First {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly before: object | undefined;
  readonly readNow: () => object | undefined;
}

/**
 * Remembers each object as it was before its first write. Objects are replaced, never edited, so that remembering
 * one is keeping a reference.
 */
export class Journal {
  readonly #firsts = new Map<string, First>();

  note(first: First): void {
    const key = `${first.kind}/${first.id}`;
    if (!this.#firsts.has(key)) this.#firsts.set(key, first);
  }

  /** Lists what differs from the start, in the order of the first writes; what was put back is left out. */
  changes(): readonly Change[] {
    return [...this.#firsts.values()]
      .map(({ kind, id, name, before, readNow }) => ({ kind, id, name, before, after: readNow() }))
      .filter(({ before, after }) => before !== after && JSON.stringify(before) !== JSON.stringify(after));
  }
}
