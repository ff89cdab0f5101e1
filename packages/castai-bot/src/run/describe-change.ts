import type { Change } from '@castai-bot/simulator';
import { isRecord } from '../json-value.ts';

const MOST_DIFFERENCES = 3;
const NOTHING = Symbol('nothing');

/** What happened to an object, in words: `created`, `deleted`, or `path: before → after` for what differs. */
export function describeChange({ before, after }: Pick<Change, 'before' | 'after'>): string {
  if (before === undefined) return 'created';
  if (after === undefined) return 'deleted';
  const all = findDifferences(before, after, '');
  const shown = all.slice(0, MOST_DIFFERENCES).join(', ');
  return all.length > MOST_DIFFERENCES ? `${shown}, and ${all.length - MOST_DIFFERENCES} more` : shown;
}

function findDifferences(before: unknown, after: unknown, path: string): readonly string[] {
  if (isTree(before) && isTree(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      findDifferences(pick(before, key), pick(after, key), path === '' ? key : `${path}.${key}`),
    );
  }
  return before === after || JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [`${path}: ${write(before)} → ${write(after)}`];
}

function isTree(value: unknown): value is object {
  return isRecord(value) || Array.isArray(value);
}

function pick(tree: object, key: string): unknown {
  const value: unknown = Reflect.get(tree, key);
  return value === undefined ? NOTHING : value;
}

function write(value: unknown): string {
  if (value === NOTHING) return 'nothing';
  return typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
}
