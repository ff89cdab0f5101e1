import { diffIndices } from 'node-diff3';

/** A run of lines that another text has in place of some of this one's. */
export interface Hunk {
  /** First line that is replaced, from 0. */
  readonly start: number;
  /** The line behind the last one; `start` where nothing is replaced. */
  readonly end: number;
  readonly lines: readonly string[];
}

/** What turns some lines into others, in order. */
export function findHunks(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  return diffIndices([...before], [...after]).map(({ buffer1: [start, length], buffer2Content }) => ({
    start,
    end: start + length,
    lines: buffer2Content,
  }));
}
