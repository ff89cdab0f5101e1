import { findHunks, type Hunk } from './hunks.ts';

interface LineVersions {
  readonly base: readonly string[];
  readonly yours: readonly string[];
  readonly theirs: readonly string[];
}

const COMMENT = /^\s*(?:#|\/\/|$)/;

/**
 * Settles a conflict of lines where one side changed comments only: the code of the other side with the comments of
 * yours. Undefined where a person must look.
 */
export function composeComments({ base, yours, theirs }: LineVersions): readonly string[] | undefined {
  const mine = findHunks(base, yours);
  const other = findHunks(base, theirs);
  const isComment = (hunk: Hunk): boolean =>
    [...base.slice(hunk.start, hunk.end), ...hunk.lines].every((line) => COMMENT.test(line));
  if (!mine.every(isComment) && !other.every(isComment)) return undefined;
  const clashing = other.filter((hunk) => mine.some((one) => overlap(one, hunk)));
  if (!clashing.every(isComment)) return undefined;
  const hunks = [...mine, ...other.filter((hunk) => !clashing.includes(hunk))];
  // The last first, so that the places of the others stay; what is put before a line comes after its replacement.
  const ordered = hunks.toSorted((one, next) => next.start - one.start || next.end - one.end);
  return ordered.reduce(
    (lines, { start, end, lines: instead }) => lines.toSpliced(start, end - start, ...instead),
    [...base],
  );
}

/** Two that only touch do not. */
function overlap(one: Hunk, other: Hunk): boolean {
  const isSamePlace = one.start === other.start && one.end === other.end;
  return isSamePlace || (one.start < other.end && other.start < one.end);
}
