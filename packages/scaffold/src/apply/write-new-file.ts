import { closeSync, fstatSync, linkSync, openSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { type FileIdentity, hasCode, type Journal } from './journal.ts';

const EXECUTABLE = 0o777;
const READABLE = 0o666;

/** What a file system without hard links answers when it is asked for one. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

interface NewFileOptions {
  readonly isExecutable: boolean;
  readonly journal: Journal;
  /** Gives a file a second name. @default node:fs' linkSync */
  readonly makeLink?: (from: string, to: string) => void;
}

/**
 * Puts a whole file where none is: it is written under another name and linked to its own, which fails when
 * somebody was faster. At no moment is there half a file under its name.
 */
export function writeNewFile(file: string, text: string, options: NewFileOptions): void {
  const { journal, makeLink = linkSync } = options;
  const draft = `${file}.${Math.random().toString(36).slice(2)}.tmp`;
  const identity = writeExclusively(draft, text, options);
  if (canLink(() => makeLink(draft, file))) {
    journal.noteFile(file, identity);
    unlinkSync(draft);
  } else {
    writeExclusively(file, '', options);
    renameSync(draft, file);
    journal.noteFile(file, identity);
  }
}

function canLink(makeLink: () => void): boolean {
  try {
    makeLink();
    return true;
  } catch (error) {
    if (hasCode(error, ...NO_LINKS)) return false;
    throw error;
  }
}

function writeExclusively(
  file: string,
  text: string,
  { isExecutable, journal }: NewFileOptions,
): FileIdentity {
  const descriptor = openSync(file, 'wx', isExecutable ? EXECUTABLE : READABLE);
  try {
    const identity = fstatSync(descriptor, { bigint: true });
    journal.noteFile(file, identity);
    writeFileSync(descriptor, text);
    return identity;
  } finally {
    closeSync(descriptor);
  }
}
