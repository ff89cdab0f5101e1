/** Who wrote the two sides of a conflict. */
export interface ConflictLabels {
  readonly yours: string;
  readonly theirs: string;
}

const BEGIN = '<<<<<<<';
const MIDDLE = '=======';
const END = '>>>>>>>';

/** The lines of a conflict, marked as git marks them. */
export function conflictBlock(
  yours: readonly string[],
  theirs: readonly string[],
  labels: ConflictLabels,
): readonly string[] {
  return [`${BEGIN} ${labels.yours}`, ...yours, MIDDLE, ...theirs, `${END} ${labels.theirs}`];
}

/** Lines where a marked conflict begins, git's own included; the first line is 1. */
export function findConflicts(text: string): readonly number[] {
  const lines = text.split('\n');
  if (!lines.some((line) => line.startsWith(`${END} `))) return [];
  return lines.flatMap((line, index) => (line.startsWith(`${BEGIN} `) ? [index + 1] : []));
}
