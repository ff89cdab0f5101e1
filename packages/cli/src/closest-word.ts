import { distance } from 'fastest-levenshtein';

/** The word that a mistyped one was probably meant to be: at most a third of its letters differ. */
export function findClosestWord(typed: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((word) => ({ word, edits: distance(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, edits }) => edits <= Math.max(1, Math.floor(Math.max(typed.length, word.length) / 3)))
    .toSorted((a, b) => a.edits - b.edits);
  return ranked[0]?.word;
}
