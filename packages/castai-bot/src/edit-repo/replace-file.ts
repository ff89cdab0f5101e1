import { constants } from 'node:fs';
import { access, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError, exitCodes, usageError } from '@castai-bot/cli';
import { writeFiles } from '@castai-bot/scaffold';
import { ANSWERS_FILE, findRoot } from '../repo/find-root.ts';

export interface CheckOptions {
  /** What a message calls the file. */
  readonly shown: string;
  /** Whether a text is of the kind that will be written, so that it may go. */
  readonly isOurs: (text: string) => boolean;
  /** Other files may go too. */
  readonly isForced: boolean;
}

export interface ReplaceOptions {
  /** What a message calls the file. */
  readonly shown: string;
  /** Whether nobody else on the machine may read it (not on Windows). @default false */
  readonly isPrivate?: boolean;
}

/**
 * Writes a file that a person named, whole or not at all: what was there stays until the new text is complete, and the
 * folders that it is to be in are made with it. A link
 * stays a link, and leads out of no bot's repo; what is no file (`/dev/stdout`) is written to as it is.
 * @throws CliError NOT_SAVED
 */
export async function replaceFile(
  file: string,
  content: string,
  { shown, isPrivate = false }: ReplaceOptions,
): Promise<void> {
  try {
    const kind = await findKind(file);
    if (kind === 'folder') throw new Error('it is a folder');
    if (kind === 'other') return await writeFile(file, content);
    const place = await findPlace(file);
    await writeFiles([{ kind: 'replace', path: place.path, content, isPrivate }], { dir: place.dir });
  } catch (cause) {
    throw notSaved(shown, cause);
  }
}

/**
 * Finds out whether a file can be replaced, and may be; leaves everything as it is.
 * @throws CliError NOT_SAVED, and with exit code 2 USAGE, FOREIGN_FILE
 */
export async function checkReplaceable(
  file: string,
  { shown, isOurs, isForced }: CheckOptions,
): Promise<void> {
  let text: string;
  try {
    const kind = await findKind(file);
    if (kind === 'other') return await access(file, constants.W_OK);
    if (kind === 'folder') throw usageError(`Cannot write ${shown}: it is a folder`);
    await access(await findFolder(path.dirname(await realpathOrSame(file))), constants.W_OK);
    if (kind === 'absent' || isForced) return;
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw cause instanceof CliError ? cause : notSaved(shown, cause);
  }
  if (text !== '' && !isOurs(text)) throw foreignFile(shown);
}

/** A command would write over what it did not write. */
export function foreignFile(shown: string): CliError {
  return new CliError('FOREIGN_FILE', `Cannot write ${shown}: castai-bot did not write what is there`, {
    exitCode: exitCodes.usage,
    hint: 'Move it away first, or add --force to write over it',
  });
}

/** The folder itself or, where it is not there yet, the first above it that is. */
async function findFolder(folder: string): Promise<string> {
  const kind = await findKind(folder);
  if (kind === 'folder') return folder;
  if (kind !== 'absent') throw new Error(`${path.basename(folder)} is no folder`);
  return findFolder(path.dirname(folder));
}

async function findKind(file: string): Promise<'file' | 'folder' | 'other' | 'absent'> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? 'file' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(String(error.code))) return 'absent';
    throw error;
  }
}

/** Nothing is there; or what should be a folder above it is a file, which is found when that is looked at. */
const ABSENT = new Set(['ENOENT', 'ENOTDIR']);

/** The folder that no link may lead out of: the bot's repo around the file, else the file's own. */
async function findPlace(file: string): Promise<{ readonly dir: string; readonly path: string }> {
  const root = findRoot(path.dirname(file), ANSWERS_FILE);
  const target = root === undefined ? await realpathOrSame(file) : file;
  const dir = root ?? (await findFolder(path.dirname(target)));
  return { dir, path: path.relative(dir, target).replaceAll(path.sep, '/') };
}

async function realpathOrSame(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(String(error.code))) return file;
    throw error;
  }
}

function notSaved(shown: string, cause: unknown): CliError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new CliError('NOT_SAVED', `Cannot write ${shown}: ${why}`, { cause });
}
