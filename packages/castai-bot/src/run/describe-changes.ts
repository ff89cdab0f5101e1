import type { PlannedChange } from './plan/planned-write.ts';

const MOST_CHANGES = 8;

/** A change in words, and whether it takes something away. */
export interface DescribedChange {
  readonly text: string;
  readonly isLoss: boolean;
}

/** `managementOption: MANAGED → READ_ONLY`, each change by itself; a long list is cut and counted. */
export function describeChanges(changes: readonly PlannedChange[]): readonly string[] {
  const shown = changes.slice(0, MOST_CHANGES).map(describeChange);
  return changes.length > MOST_CHANGES ? [...shown, `and ${changes.length - MOST_CHANGES} more`] : shown;
}

/** How much of a plan is shown. */
export interface PlanView {
  /** Nothing is cut. @default false */
  readonly isWhole?: boolean;
}

/** The same for a plan that somebody is to agree to: what is removed comes last, and is all named. */
export function describePlannedChanges(
  changes: readonly PlannedChange[],
  { isWhole = false }: PlanView = {},
): readonly DescribedChange[] {
  const others = changes.filter((change) => !isRemoved(change));
  return [
    ...(isWhole ? others.map(describeChange) : describeChanges(others)).map((text) => ({
      text,
      isLoss: false,
    })),
    ...changes.filter(isRemoved).map((change) => ({ text: describeChange(change), isLoss: true })),
  ];
}

/** Whether a change takes a value away that the write does not name. */
export function isRemoved({ kind }: PlannedChange): boolean {
  return kind === 'removed';
}

function describeChange({ path, before, after, was, becomes }: PlannedChange): string {
  const change = `${was ?? write(before)} → ${becomes ?? write(after)}`;
  // Of what is no object all is one value.
  return path === '' ? change : `${path}: ${change}`;
}

function write(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}
