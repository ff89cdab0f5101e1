import { isDeepStrictEqual } from 'node:util';

/** One object that is no longer what it was when the simulator started. */
export interface Change {
  /** What it is: `cluster`, `node`, `workload`, `scalingPolicy`, `policies`, … */
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** The cluster that it is in; null for a cluster itself, and for what is an organization's. */
  readonly clusterId: string | null;
  /** As it was at the start; `undefined` when it was created since. */
  readonly before: object | undefined;
  /** As it is now; `undefined` when it is gone. */
  readonly after: object | undefined;
}

/** Where first writes are noted. */
export type Notes = Pick<Journal, 'note'>;

interface First {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly before: object | undefined;
  readonly readNow: () => object | undefined;
}

/**
 * What each write moves on by itself, whatever it writes: when an object was written, and its version number.
 * A workload's `version` is none of those: it is that of its Kubernetes API.
 */
const MOVED_ON: Readonly<Record<string, readonly string[]>> = {
  nodeConfiguration: ['updatedAt', 'version'],
  nodeTemplate: ['version'],
  policies: ['defaultNodeTemplateVersion'],
};
const MOVED_ON_ELSE: readonly string[] = ['updatedAt'];

/**
 * Remembers each object as it was before its first write. Objects are replaced, never edited, so that remembering
 * one is keeping a reference.
 */
export class Journal {
  readonly #firsts = new Map<string, First & Pick<Change, 'clusterId'>>();
  #writes = 0;

  /** How often something was written. */
  get writes(): number {
    return this.#writes;
  }

  note(first: First): void {
    this.#note(first, null);
  }

  /** Notes what is in a cluster: another may have something of the same name. */
  inCluster(clusterId: string): Notes {
    return { note: (first) => this.#note(first, clusterId) };
  }

  #note(first: First, clusterId: string | null): void {
    this.#writes += 1;
    const key = `${clusterId} ${first.kind}/${first.id}`;
    if (!this.#firsts.has(key)) this.#firsts.set(key, { ...first, clusterId });
  }

  /**
   * Lists what differs from the start, in the order of the first writes. What was put back is left out: as JSON it is
   * what it was, but for what each write moves on, and for the order of its names.
   */
  changes(): readonly Change[] {
    return [...this.#firsts.values()]
      .map(({ readNow, ...first }) => ({ ...first, after: readNow() }))
      .filter(({ after, before, kind }) => before !== after && !isSame(kind, [before, after]));
  }
}

function isSame(kind: string, [before, after]: readonly [object | undefined, object | undefined]): boolean {
  if (before === undefined || after === undefined) return before === after;
  const moved = MOVED_ON[kind] ?? MOVED_ON_ELSE;
  return isDeepStrictEqual(readContent(before, moved), readContent(after, moved));
}

function readContent(thing: object, moved: readonly string[]): unknown {
  const content = Object.entries(thing).filter(([name]) => !moved.includes(name));
  const parsed: unknown = JSON.parse(JSON.stringify(Object.fromEntries(content)));
  return parsed;
}
