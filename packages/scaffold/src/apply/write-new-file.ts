import { randomBytes } from 'node:crypto';
import { link, open, rename, unlink, writeFile } from 'node:fs/promises';
import { type FileIdentity, hasCode, type Journal } from './journal.ts';

const EXECUTABLE = 0o777;
const READABLE = 0o666;

/** What a file system without hard links answers when it is asked for one. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

interface NewFileOptions {
  readonly isExecutable: boolean;
  readonly journal: Journal;
}

/**
 * Puts a whole file where none is: it is written under another name and linked to its own, which fails when
 * somebody was faster. At no moment is there half a file under its name.
 */
export async function writeNewFile(file: string, text: string, options: NewFileOptions): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const identity = await makeEmpty(draft, options);
  await writeFile(draft, text);
  try {
    await link(draft, file);
    options.journal.noteFile(file, identity);
    await unlink(draft);
  } catch (error) {
    if (!hasCode(error, ...NO_LINKS)) throw error;
    await makeEmpty(file, options);
    await rename(draft, file);
    options.journal.noteFile(file, identity);
  }
}

async function makeEmpty(file: string, { isExecutable, journal }: NewFileOptions): Promise<FileIdentity> {
  const handle = await open(file, 'wx', isExecutable ? EXECUTABLE : READABLE);
  try {
    const identity = await handle.stat({ bigint: true });
    journal.noteFile(file, identity);
    return identity;
  } finally {
    await handle.close();
  }
}
