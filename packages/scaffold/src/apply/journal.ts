import { lstat, mkdir, rmdir, unlink } from 'node:fs/promises';
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
  async makeFolder(folder: string): Promise<void> {
    try {
      await mkdir(folder);
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return;
      if (!hasCode(error, 'ENOENT') || path.dirname(folder) === folder) throw error;
      await this.makeFolder(path.dirname(folder));
      await mkdir(folder);
    }
    this.#folders.push(folder);
  }

  /** Notes a file that was just made. */
  noteFile(file: string, { dev, ino }: FileIdentity): void {
    this.#files.push({ path: file, dev, ino });
  }

  /** Removes what was made, last first. Gives what could not be removed; what somebody put there since then stays. */
  async undo(): Promise<readonly string[]> {
    const left: string[] = [];
    for (const file of this.#files.toReversed()) {
      if (!(await isGone(() => removeFile(file)))) left.push(file.path);
    }
    for (const folder of this.#folders.toReversed()) {
      if (!(await isGone(() => removeFolder(folder)))) left.push(folder);
    }
    return left;
  }
}

/** Whether an error is a system's, with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}

async function removeFile(file: MadeFile): Promise<void> {
  const found = await lstat(file.path, { bigint: true });
  if (found.dev === file.dev && found.ino === file.ino) await unlink(file.path);
}

async function removeFolder(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
  }
}

async function isGone(remove: () => Promise<void>): Promise<boolean> {
  try {
    await remove();
    return true;
  } catch (error) {
    return hasCode(error, 'ENOENT');
  }
}
