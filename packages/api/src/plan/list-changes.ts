import { isRecord, isSame } from './json.ts';
import type { WriteMark } from '../write-mark.ts';

/** One value that a write would change. */
export interface PlannedChange {
  /** Where it stands, e.g. `nodeDownscaler.enabled`. */
  readonly path: string;
  /** `removed`: the write does not name it, and what stands there goes with it. */
  readonly kind: 'added' | 'changed' | 'removed';
  /** Undefined where there is nothing now. */
  readonly before: unknown;
  /** Undefined where there is nothing afterwards, or what is inherited then. */
  readonly after: unknown;
  /** Of a value that is added, what stood in its place. */
  readonly was?: 'inherited';
  /** Of a value that is left out, what comes in its place. */
  readonly becomes?: 'inherited';
}

/** How changes are looked for. */
export type ChangeOptions = Pick<WriteMark, 'kind' | 'keeps' | 'leftOut'>;

/**
 * Lists the values that a write changes. `null` in a body is "not set", as a grpc-gateway reads it; a value of `after`
 * that is undefined by name is removed whatever the kind.
 *
 * @param before What stands there, as JSON
 * @param after The body of the write
 */
export function listChanges(
  before: unknown,
  after: unknown,
  options: ChangeOptions = { kind: 'patch' },
): readonly PlannedChange[] {
  const { keeps = [], kind } = options;
  const dropsAt = { replace: 0, merge: 1, patch: Number.POSITIVE_INFINITY, append: Number.POSITIVE_INFINITY };
  const kept = new Set(keeps);
  return compare({ path: [], before, after }, { ...options, kept, dropsAt: dropsAt[kind] });
}

interface Place {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

interface Comparing extends ChangeOptions {
  readonly kept: ReadonlySet<string>;
  /** The depth from which on a value that is not named is gone. */
  readonly dropsAt: number;
}

function compare({ path, before, after }: Place, how: Comparing): readonly PlannedChange[] {
  if (how.kept.has(path.join('.'))) return [];
  if (!isRecord(after)) return compareValues({ path, before, after }, how);
  const present = isRecord(before) ? before : {};
  const named = Object.keys(after).filter((key) => after[key] !== null);
  const left = path.length < how.dropsAt ? [] : Object.keys(present).filter((key) => !named.includes(key));
  return [
    ...named.flatMap((key) =>
      compare({ path: [...path, key], before: present[key], after: after[key] }, how),
    ),
    ...left.flatMap((key) => listRemoved(present[key], [...path, key], how)),
  ];
}

function compareValues({ path, before, after }: Place, how: Comparing): readonly PlannedChange[] {
  if (after === undefined || after === null) return listRemoved(before, path, how);
  if (isSame(before, after)) return [];
  const name = path.join('.');
  if (before !== undefined && before !== null) return [{ path: name, kind: 'changed', before, after }];
  const was = how.leftOut === undefined ? {} : { was: how.leftOut };
  return [{ path: name, kind: 'added', before: undefined, after, ...was }];
}

/** Every value in what goes, so that none is hidden in the name of the whole. */
function listRemoved(before: unknown, path: readonly string[], how: Comparing): readonly PlannedChange[] {
  const name = path.join('.');
  if (isNothing(before) || how.kept.has(name)) return [];
  if (isRecord(before))
    return Object.keys(before).flatMap((key) => listRemoved(before[key], [...path, key], how));
  const becomes = how.leftOut === undefined ? {} : { becomes: how.leftOut };
  return [{ path: name, kind: 'removed', before, after: undefined, ...becomes }];
}

/** CAST AI writes "" where it has no value. */
function isNothing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
