import { type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { ScaffoldError } from '../errors.ts';
import type { PlannedFile } from '../plan/planned-file.ts';
import { hasCode } from './journal.ts';
import { isInside, isPlainPath, isThere, parentsOf } from './safe-paths.ts';

const MOST_LISTED = 6;

/**
 * Refuses a plan that leaves the repo or would write over something.
 * @throws ScaffoldError `UNSAFE_PATH` or `FILES_EXIST`, with every path it is about
 */
export function checkTargets(files: readonly PlannedFile[], dir: string): void {
  const names = files.map((file) => file.path);
  const unsafe = names.filter((name) => !isPlainPath(name));
  if (unsafe.length > 0) throw leavesRepo(unsafe, dir);
  const repeated = names.filter((name, at) => names.indexOf(name) < at);
  if (repeated.length > 0) throw new Error(`Cannot write ${repeated.join(', ')} twice`);
  if (!isFolderOrAbsent(dir)) throw inTheWay([''], dir);

  const folders = parentsOf(names);
  const outside = folders.filter((folder) => leadsOutside(path.join(dir, folder), dir));
  if (outside.length > 0) throw leavesRepo(outside, dir);
  const blocked = folders.filter((folder) => !isFolderOrAbsent(path.join(dir, folder)));
  const existing = names.filter((name) => isThere(path.join(dir, name)));
  if (blocked.length + existing.length > 0) throw inTheWay([...blocked, ...existing], dir);
}

/** A link that leads nowhere is neither. */
function isFolderOrAbsent(folder: string): boolean {
  const found = orAbsent(() => statSync(folder, { throwIfNoEntry: false }));
  return found === undefined ? !isThere(folder) : found.isDirectory();
}

function leadsOutside(folder: string, dir: string): boolean {
  const isMissing = orAbsent(() => statSync(folder, { throwIfNoEntry: false })) === undefined;
  return !isMissing && !isInside(dir, folder);
}

/** Nothing is below a file. */
function orAbsent(look: () => Stats | undefined): Stats | undefined {
  try {
    return look();
  } catch (error) {
    if (hasCode(error, 'ENOTDIR')) return undefined;
    throw error;
  }
}

function leavesRepo(paths: readonly string[], dir: string): ScaffoldError {
  return new ScaffoldError(`Cannot write to ${JSON.stringify(dir)}: ${list(paths)} would leave it`, {
    code: 'UNSAFE_PATH',
    paths,
  });
}

function inTheWay(paths: readonly string[], dir: string): ScaffoldError {
  const what = paths.length === 1 && paths[0] === '' ? 'it is no folder' : `there already: ${list(paths)}`;
  return new ScaffoldError(`Cannot write to ${JSON.stringify(dir)}: ${what}`, {
    code: 'FILES_EXIST',
    paths,
    hint: 'Choose another folder, or move these away first',
  });
}

/** As many as are read: who created a bot twice knows after a few. */
function list(paths: readonly string[]): string {
  const more = paths.length - MOST_LISTED;
  return [...paths.slice(0, MOST_LISTED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
