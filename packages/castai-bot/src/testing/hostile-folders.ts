import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { chmod, cp, lstat, mkdtemp, open, readdir, realpath, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const isRoot = process.getuid?.() === 0;
const ANYBODY_MAY_WRITE = 0o222;
const PAGE = 4096;

/** Starts a program without root's right to write everywhere; empty for whoever has no such right. */
export const WITHOUT_RIGHTS: readonly string[] = isRoot
  ? ['setpriv', '--inh-caps=-all', '--bounding-set=-all']
  : [];

/** Why no folder can be made here that refuses its writer; undefined where one can. */
export function whyNoRefusal(): string | undefined {
  if (process.platform === 'win32') return 'Windows has other rights';
  const [program, ...args] = [...WITHOUT_RIGHTS, 'true'];
  return program !== undefined && spawnSync(program, args).status === 0 ? undefined : 'there is no setpriv';
}

/** Takes the right to write from all that is in a folder, and gives it back at the end. */
export async function forbidWriting(root: string): Promise<AsyncDisposable> {
  const names = ['.', ...(await readdir(root, { recursive: true }))].map((name) => path.join(root, name));
  const modes: (readonly [file: string, mode: number])[] = [];
  for (const file of names) {
    const found = await lstat(file);
    if (!found.isSymbolicLink()) modes.push([file, found.mode]);
  }
  for (const [file, mode] of modes) await chmod(file, mode & ~ANYBODY_MAY_WRITE);
  return {
    [Symbol.asyncDispose]: async () => {
      for (const [file, mode] of modes) await chmod(file, mode);
    },
  };
}

export interface FullDisk extends AsyncDisposable {
  readonly root: string;
}

/** Why no disk can be made here; undefined where one can. */
export function whyNoDisk(): string | undefined {
  const probe = mkdtempSync(path.join(tmpdir(), 'castai-bot-disk-'));
  const isMade = mount(probe);
  if (isMade) spawnSync('umount', [probe]);
  rmdirSync(probe);
  return isMade ? undefined : 'only root of a Linux can make a disk';
}

function mount(folder: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]).status === 0;
}

/** A copy of a folder on a disk of its own with no room left. */
export async function copyToFullDisk(root: string): Promise<FullDisk> {
  const disk = await realpath(await mkdtemp(path.join(tmpdir(), 'castai-bot-disk-')));
  if (!mount(disk)) throw new Error(whyNoDisk());
  await cp(root, disk, { recursive: true, verbatimSymlinks: true });
  await fill(path.join(disk, 'filler'));
  return {
    root: disk,
    [Symbol.asyncDispose]: async () => {
      spawnSync('umount', [disk]);
      await rmdir(disk);
    },
  };
}

async function fill(name: string): Promise<void> {
  const file = await open(name, 'w');
  try {
    for (;;) await file.write(Buffer.alloc(PAGE));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    await file.close();
  }
}
