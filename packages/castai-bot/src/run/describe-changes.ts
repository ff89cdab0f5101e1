import type { PlannedChange } from './plan/planned-write.ts';

const MOST_CHANGES = 8;

/** `managementOption: MANAGED → READ_ONLY`, each change by itself; a long list is cut and counted. */
export function describeChanges(changes: readonly PlannedChange[]): readonly string[] {
  const shown = changes.slice(0, MOST_CHANGES).map(describeChange);
  return changes.length > MOST_CHANGES ? [...shown, `and ${changes.length - MOST_CHANGES} more`] : shown;
}

function describeChange({ path, before, after }: PlannedChange): string {
  return `${path}: ${write(before)} → ${write(after)}`;
}

function write(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}
