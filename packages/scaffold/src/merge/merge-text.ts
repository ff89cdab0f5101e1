import { diff3Merge } from 'node-diff3';
import { composeComments } from './compose-comments.ts';
import { conflictBlock, findConflicts, type ConflictLabels } from './conflict-markers.ts';
import { keepLineBreaks, type MergedText, type TextVersions } from './keep-line-breaks.ts';

/**
 * Merges two texts that come from a third, line by line. What both changed differently is marked as git marks it;
 * where one of the two only reworded comments, the code is the other's and the comments are yours. Line breaks are
 * those of yours.
 */
export function mergeText(versions: TextVersions, labels: ConflictLabels): MergedText {
  return keepLineBreaks(versions, (same) => {
    const [base, yours, theirs] = [same.base.split('\n'), same.yours.split('\n'), same.theirs.split('\n')];
    const lines = diff3Merge(yours, base, theirs).flatMap(({ ok, conflict }) => {
      if (!conflict) return ok ?? [];
      const { a, o, b } = conflict;
      return composeComments({ base: o, yours: a, theirs: b }) ?? markConflict(a, b, labels);
    });
    const text = lines.join('\n');
    return { text, conflicts: findConflicts(text), kept: [] };
  });
}

/** Lines that both sides begin or end with are no part of the conflict. */
function markConflict(
  yours: readonly string[],
  theirs: readonly string[],
  labels: ConflictLabels,
): readonly string[] {
  const shorter = Math.min(yours.length, theirs.length);
  const isSame = (at: number): boolean => yours.at(at) === theirs.at(at);
  let head = 0;
  while (head < shorter && isSame(head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSame(-1 - tail)) tail += 1;
  const cut = (lines: readonly string[]): readonly string[] => lines.slice(head, lines.length - tail);
  return [
    ...yours.slice(0, head),
    ...conflictBlock(cut(yours), cut(theirs), labels),
    ...yours.slice(yours.length - tail),
  ];
}
