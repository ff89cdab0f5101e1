import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import { findBadByte } from '../repo/read-text.ts';

/** What is where a file of the templates belongs. */
export type YourFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly text: string }
  /** What cannot be merged, and why in words. */
  | { readonly kind: 'other'; readonly why: string };

/** @throws CliError READ_FAILED */
export async function readYourFile(root: string, name: string): Promise<YourFile> {
  const file = path.join(root, name);
  try {
    const bytes = await readFile(file);
    return findBadByte(bytes) === undefined
      ? { kind: 'text', text: bytes.toString() }
      : { kind: 'other', why: 'it is not UTF-8' };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'EISDIR') return { kind: 'other', why: 'it is a folder' };
    if (code === 'ENOTDIR') return { kind: 'other', why: 'a part of its path is a file' };
    if (code === 'ENOENT')
      return (await isLink(file))
        ? { kind: 'other', why: 'it is a link that leads nowhere' }
        : { kind: 'absent' };
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('READ_FAILED', `Cannot read ${JSON.stringify(name)}: ${words}`, { cause });
  }
}

async function isLink(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch {
    return false;
  }
}
