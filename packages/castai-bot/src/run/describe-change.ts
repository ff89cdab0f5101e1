import type { Change } from '@castai-bot/simulator';
import { isRecord } from '../json-value.ts';

const MOST_DIFFERENCES = 3;
const NOTHING = Symbol('nothing');
/** `updatedAt` and the like: they change with everything else, and say nothing about it. */
const TIME = /At$/;

interface Difference {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What happened to an object, in words: `created`, `deleted`, or `name: before → after` for what differs. Times are
 * left out, and so is a value that the same change brought to a second place.
 */
export function describeChange({ before, after }: Pick<Change, 'before' | 'after'>): string {
  if (before === undefined) return 'created';
  if (after === undefined) return 'deleted';
  const all = findDifferences(before, after, []);
  const withoutTimes = all.filter(({ path }) => !TIME.test(path.at(-1) ?? ''));
  const differences = dropRepeated(withoutTimes.length > 0 ? withoutTimes : all);
  const shown = differences
    .slice(0, MOST_DIFFERENCES)
    .map((one) => describeOne(one, differences))
    .join(', ');
  return differences.length > MOST_DIFFERENCES
    ? `${shown}, and ${differences.length - MOST_DIFFERENCES} more`
    : shown;
}

function findDifferences(before: unknown, after: unknown, path: readonly string[]): readonly Difference[] {
  if (before === after) return [];
  if ((isTree(before) || before === NOTHING) && (isTree(after) || after === NOTHING)) {
    const keys = new Set([...listKeys(before), ...listKeys(after)]);
    return [...keys].flatMap((key) => findDifferences(pick(before, key), pick(after, key), [...path, key]));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}

/** A name that is there twice with the same new value, once changed and once new, is told once. */
function dropRepeated(differences: readonly Difference[]): readonly Difference[] {
  return differences
    .filter(
      (one) =>
        one.before !== NOTHING ||
        !differences.some((other) => other !== one && other.before !== NOTHING && isSamePlace(one, other)),
    )
    .filter(
      (one, index, kept) =>
        index === kept.findIndex((other) => isSamePlace(one, other) && other.before === one.before),
    );
}

function isSamePlace(one: Difference, other: Difference): boolean {
  return shortName(one) === shortName(other) && one.after === other.after;
}

/** The last word of the path; all of it where another difference has the same. */
function describeOne(one: Difference, all: readonly Difference[]): string {
  const isAlone = all.every((other) => other === one || shortName(other) !== shortName(one));
  return `${isAlone ? shortName(one) : one.path.join('.')}: ${write(one.before)} → ${write(one.after)}`;
}

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

function write(value: unknown): string {
  if (value === NOTHING) return 'nothing';
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}
