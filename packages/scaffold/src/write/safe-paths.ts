import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { hasCode } from './journal.ts';

/** No backslash, colon or control character; these by their codes, since V8 takes 1 % of a start to look up `\p{Cc}`. */
// oxlint-disable-next-line eslint/no-control-regex -- to refuse them
const PLAIN_NAME = /^[^\\:\0-\u001F\u007F-\u009F]+$/;

/** Neither a step out of the repo nor what Windows reads as a drive, a stream or another separator. */
export function isPlainPath(file: string): boolean {
  return file.split('/').every((name) => PLAIN_NAME.test(name) && name !== '.' && name !== '..');
}

/** The same for names that a person has chosen: on this machine alone. */
export function isPathSafeHere(file: string): boolean {
  if (process.platform === 'win32') return isPlainPath(file);
  return file
    .split('/')
    .every((name) => name !== '' && name !== '.' && name !== '..' && !name.includes('\0'));
}

/**
 * Whether a place is in a folder once every link is followed; what is not there yet is where the nearest above it is.
 * A link that leads nowhere is not.
 */
export function isInside(dir: string, place: string): boolean {
  const real = findReal(place);
  if (real === undefined) return false;
  const relative = path.relative(realpathSync(dir), real);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function findReal(place: string): string | undefined {
  try {
    return realpathSync(place);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) throw error;
    const parent = isThere(place) ? undefined : findReal(path.dirname(place));
    return parent === undefined ? undefined : path.join(parent, path.basename(place));
  }
}

/** Whether anything has the name: a link that leads nowhere, too. */
export function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (hasCode(error, 'ENOTDIR')) return false;
    throw error;
  }
}

/** Folders below a folder that files lie in, outer ones first. */
export function parentsOf(names: readonly string[]): readonly string[] {
  const parents = names.flatMap((name) => {
    const steps = name.split('/').slice(0, -1);
    return steps.map((_step, at) => steps.slice(0, at + 1).join('/'));
  });
  return [...new Set(parents)];
}
