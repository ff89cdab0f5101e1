import type { Problem } from './problem.ts';

/** The same thing said of several places. */
export interface ProblemGroup extends Problem {
  /** Where else, as the end of the message; empty where nowhere. */
  readonly places: string;
}

/** One for each cause, where it shows first: what is wrong with an image is wrong in every manifest. */
export function groupProblems(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = Map.groupBy(problems, ({ level, message }) => `${level} ${message}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, places: describeOthers(others) }],
  );
}

function describeOthers(others: readonly Problem[]): string {
  const [one] = others;
  if (one === undefined) return '';
  return others.length === 1
    ? ` (and ${one.file}:${one.line}:${one.column})`
    : ` (and ${others.length} more places)`;
}
