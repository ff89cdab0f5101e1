import type { Problem, Report } from '../problem.ts';
import { describeLocated, getPath, type Located } from './located.ts';

export interface Expectation {
  readonly path: readonly string[];
  /** Gets undefined where there is no such value. */
  readonly isRight: (value: unknown) => boolean;
  /** Follows the name and what was found: `wanted Forbid`. */
  readonly wanted: string;
  readonly level?: Problem['level'];
  readonly check?: Problem['check'];
}

/** Reports a value that is not right where it is, a missing one where it should be. */
export function expectScalar(
  parent: Located,
  { path, isRight, wanted, level, check }: Expectation,
  report: Report,
): void {
  const located = getPath(parent, path);
  const value = located?.kind === 'scalar' ? (located.value ?? undefined) : located;
  if (isRight(value)) return;
  const found = value === undefined || !located ? 'missing' : `found ${describeLocated(located)}`;
  report(located?.at ?? parent.at, `${path.join('.')}: ${found}, ${wanted}`, { level, check });
}
