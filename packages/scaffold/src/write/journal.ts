import { lstatSync, mkdirSync, rmdirSync, unlinkSync } from 'node:fs';
import path from 'node:path';

/** Tells a file from another one that took its name. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

interface MadeFile extends FileIdentity {
  readonly path: string;
}

/** What was made so far, so that exactly that can be removed again. */
export class Journal {
  readonly #folders: string[] = [];
  readonly #files: MadeFile[] = [];

  /** Makes a folder and those above it that are missing; one that is there already stays its owner's. */
  makeFolder(folder: string): void {
    if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined) return;
    const parent = path.dirname(folder);
    if (parent !== folder) this.makeFolder(parent);
    mkdirSync(folder);
    this.#folders.push(folder);
  }

  /** Notes a file that was just made. */
  noteFile(file: string, { dev, ino }: FileIdentity): void {
    this.#files.push({ path: file, dev, ino });
  }

  /** Removes what was made, last first. Gives what could not be removed; what somebody put there since then stays. */
  undo(): readonly string[] {
    const left: string[] = [];
    for (const file of this.#files.toReversed()) {
      if (!isGone(() => removeFile(file))) left.push(file.path);
    }
    for (const folder of this.#folders.toReversed()) {
      if (!isGone(() => removeFolder(folder))) left.push(folder);
    }
    return left;
  }
}

/** Whether an error is a system's, with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

function removeFile(file: MadeFile): void {
  const found = lstatSync(file.path, { bigint: true });
  if (found.dev === file.dev && found.ino === file.ino) unlinkSync(file.path);
}

function removeFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
  }
}

function isGone(remove: () => void): boolean {
  try {
    remove();
    return true;
  } catch (error) {
    return hasCode(error, 'ENOENT');
  }
}
