import { createHash } from 'node:crypto';
import { noteForEnd } from './run-notes.ts';
import { isWhole, seed } from './run-options.ts';

/**
 * The rows of a heavy matrix that this run tests, in their order: so many of them, chosen by the seed of the run, and
 * all of them where TEST_WHOLE is set. What is left out is told at the end of `npm test`.
 * @param matrix its name, for people; the same rows are chosen for the same name and seed
 */
export function sample<Row>(matrix: string, rows: readonly Row[], size: number): readonly Row[] {
  const chosen = isWhole ? rows : choose(rows, size, `${seed} ${matrix}`);
  if (chosen.length < rows.length)
    noteForEnd({ kind: 'sample', matrix, size: chosen.length, of: rows.length });
  return chosen;
}

/** The rows whose turn comes first when each draws a number. */
export function choose<Row>(rows: readonly Row[], size: number, chance: string): readonly Row[] {
  const draws = rows.map((_, index) => createHash('sha256').update(`${chance} ${index}`).digest('hex'));
  const first = new Set(draws.toSorted().slice(0, size));
  return rows.filter((_, index) => first.has(draws[index] ?? ''));
}
