import { constants } from 'node:fs';
import { access, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import { replaceFiles } from './replace-files.ts';

/**
 * Writes a file, whole or not at all: what was there stays until the new text is complete. A link stays a link, and
 * what is no file (`/dev/stdout`) is written to as it is.
 * @throws CliError NOT_SAVED
 */
export async function replaceFile(file: string, text: string, shown: string): Promise<void> {
  try {
    const target = await findTarget(file);
    if (!target.isFile) return await writeFile(target.path, text);
    await replaceFiles([{ file: target.path, content: text }]);
  } catch (cause) {
    throw notSaved(shown, cause);
  }
}

/** Finds out whether a file can be replaced, and leaves everything as it is. @throws CliError NOT_SAVED */
export async function checkReplaceable(file: string, shown: string): Promise<void> {
  try {
    const target = await findTarget(file);
    await access(target.isFile ? path.dirname(target.path) : target.path, constants.W_OK);
  } catch (cause) {
    throw notSaved(shown, cause);
  }
}

interface Target {
  readonly path: string;
  /** Or will be one. */
  readonly isFile: boolean;
}

async function findTarget(file: string): Promise<Target> {
  try {
    const real = await realpath(file);
    const found = await stat(real);
    if (found.isDirectory()) throw new Error('it is a folder');
    return { path: real, isFile: found.isFile() };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { path: file, isFile: true };
    throw error;
  }
}

function notSaved(shown: string, cause: unknown): CliError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new CliError('NOT_SAVED', `Cannot write ${shown}: ${why}`, { cause });
}
