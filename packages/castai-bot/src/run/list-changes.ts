import { isRecord } from '@castai-bot/cli';
import type { Change } from '@castai-bot/simulator';
import type { PlannedChange } from './plan/planned-write.ts';

const NOTHING = Symbol('nothing');
/** `updatedAt` and the like: they change with everything else, and say nothing about it. */
const TIME = /At$/;
/** `workloadOverrides` */
const OVERRIDES = /overrides$/i;

interface Difference {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The values that differ, by their whole paths. Times are left out, and so are overrides that show in what they
 * override; versions, which only count the changes, come last.
 */
export function listChanges({ before, after }: Pick<Change, 'before' | 'after'>): readonly PlannedChange[] {
  const all = findDifferences(before, after, []);
  const withoutTimes = all.filter(({ path }) => !TIME.test(path.at(-1) ?? ''));
  return dropRepeated(withoutTimes.length > 0 ? withoutTimes : all)
    .toSorted((a, b) => Number(isVersion(a)) - Number(isVersion(b)))
    .map((one) => ({ path: one.path.join('.'), before: read(one.before), after: read(one.after) }));
}

function findDifferences(before: unknown, after: unknown, path: readonly string[]): readonly Difference[] {
  if (before === after) return [];
  if ((isTree(before) || before === NOTHING) && (isTree(after) || after === NOTHING)) {
    const keys = new Set([...listKeys(before), ...listKeys(after)]);
    return [...keys].flatMap((key) => findDifferences(pick(before, key), pick(after, key), [...path, key]));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}

/**
 * What is asked for stands in `…Overrides` and, as what comes of it, in the configuration itself: told once, there. Two
 * changes that only look alike, such as two `enabled: true → false`, are two.
 */
function dropRepeated(differences: readonly Difference[]): readonly Difference[] {
  const effects = differences.filter((one) => !isOverride(one));
  return differences.filter((one) => !isOverride(one) || !effects.some((other) => isSamePlace(one, other)));
}

function isOverride({ path }: Difference): boolean {
  return path.some((name) => OVERRIDES.test(name));
}

/** An override that goes is told by what it had made of the value until then. */
function isSamePlace(override: Difference, effect: Difference): boolean {
  if (shortName(override) !== shortName(effect)) return false;
  return override.after === NOTHING ? override.before === effect.before : override.after === effect.after;
}

/** `version: 31 → 32`. */
function isVersion({ path, before, after }: Difference): boolean {
  return /version$/i.test(path.at(-1) ?? '') && Number.isInteger(before) && Number.isInteger(after);
}

/** The last word of the path, with the number that follows it in a list. */
function shortName({ path }: Difference): string {
  const names = path.findLastIndex((name) => !/^\d+$/.test(name));
  return path.slice(Math.max(0, names)).join('.');
}

function isTree(value: unknown): value is object {
  return isRecord(value) || Array.isArray(value);
}

function listKeys(tree: unknown): readonly string[] {
  return isTree(tree) ? Object.keys(tree) : [];
}

function pick(tree: unknown, key: string): unknown {
  const value: unknown = isTree(tree) ? Reflect.get(tree, key) : undefined;
  return value === undefined ? NOTHING : value;
}

function read(value: unknown): unknown {
  return value === NOTHING ? undefined : value;
}
