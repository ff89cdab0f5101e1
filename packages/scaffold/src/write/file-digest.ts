import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { hasCode } from './journal.ts';

/** A digest of bytes, by which a write tells what it finds. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The digest of a file; null where nothing is, and `other` of what is no file: a folder, a link. */
export function digestFile(file: string): string | null {
  try {
    return lstatSync(file).isFile() ? digestOf(readFileSync(file)) : 'other';
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
}
