import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isSystemError } from './describe-system-error.ts';

/** The bytes of a file. An error names it, which Node leaves out where it is a folder. */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw nameFile(error, file);
  }
}

/** The same, at once. */
export function readBytesSync(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw nameFile(error, file);
  }
}

function nameFile(error: unknown, file: string): unknown {
  return isSystemError(error) && error.path === undefined ? Object.assign(error, { path: file }) : error;
}
