import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { ScaffoldError } from '../errors.ts';
import type { PlannedFile } from '../plan/planned-file.ts';
import { hasCode } from './journal.ts';

/**
 * Refuses a plan that leaves the repo or would write over something.
 * @throws ScaffoldError `UNSAFE_PATH` or `FILES_EXIST`, with every path it is about
 */
export async function checkTargets(files: readonly PlannedFile[], dir: string): Promise<void> {
  const unsafe = files.filter((file) => !isPlainPath(file.path)).map((file) => file.path);
  if (unsafe.length > 0) throw leavesRepo(unsafe, dir);
  const repeated = files.map((file) => file.path).filter((name, at, names) => names.indexOf(name) < at);
  if (repeated.length > 0) throw new Error(`Cannot write ${repeated.join(', ')} twice`);
  if (!(await isFolderOrAbsent(dir))) throw inTheWay([''], dir);

  const outside = await filterAsync(parentsOf(files), (folder) => leadsOutside(path.join(dir, folder), dir));
  if (outside.length > 0) throw leavesRepo(outside, dir);
  const blocked = await filterAsync(
    parentsOf(files),
    async (folder) => !(await isFolderOrAbsent(path.join(dir, folder))),
  );
  const existing = await filterAsync(
    files.map((file) => file.path),
    (name) => isThere(path.join(dir, name)),
  );
  if (blocked.length + existing.length > 0) throw inTheWay([...blocked, ...existing], dir);
}

/** Folders below the repo that the files lie in, outer ones first. */
function parentsOf(files: readonly PlannedFile[]): readonly string[] {
  const parents = files.flatMap(({ path: file }) => {
    const names = file.split('/').slice(0, -1);
    return names.map((_name, at) => names.slice(0, at + 1).join('/'));
  });
  return [...new Set(parents)];
}

/** Neither a step out of the repo nor what Windows reads as a drive, a stream or another separator. */
function isPlainPath(file: string): boolean {
  return file.split('/').every((name) => /^[^\\:\p{Cc}]+$/u.test(name) && name !== '.' && name !== '..');
}

async function filterAsync(
  names: readonly string[],
  isWanted: (name: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const wanted = await Promise.all(names.map(isWanted));
  return names.filter((_name, at) => wanted[at]);
}

async function isThere(file: string): Promise<boolean> {
  return (await orAbsent(lstat(file))) !== undefined;
}

async function isFolderOrAbsent(folder: string): Promise<boolean> {
  const found = await orAbsent(stat(folder));
  return found === undefined ? !(await isThere(folder)) : found.isDirectory();
}

async function leadsOutside(folder: string, dir: string): Promise<boolean> {
  const real = await orAbsent(realpath(folder));
  if (real === undefined) return false;
  const relative = path.relative(await realpath(dir), real);
  return relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
}

async function orAbsent<Found>(search: Promise<Found>): Promise<Found | undefined> {
  try {
    return await search;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
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

function list(paths: readonly string[]): string {
  return paths.join(', ');
}
