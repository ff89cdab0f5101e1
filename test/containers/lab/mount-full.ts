import path from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import type { Lab } from './lab.ts';

/** Whether this user may mount file systems. */
export function mayMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** Puts a small file system on a folder, with what was in it; it is gone again at the end of the lab, or when the function it returns is called. */
export async function mountSmall(lab: Lab, folder: string, kib: number): Promise<() => Promise<void>> {
  const aside = `${folder}.aside`;
  await fs.ensureDir(folder);
  await fs.copy(folder, aside);
  await execa('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', folder]);
  let isMounted = true;
  const unmount = async (): Promise<void> => {
    if (!isMounted) return;
    isMounted = false;
    await execa('umount', ['--lazy', folder]);
  };
  lab.atEnd(unmount);
  await fs.copy(aside, folder);
  await fs.remove(aside);
  return unmount;
}

/** Leaves no byte free in the file system of a folder. */
export async function fill(folder: string): Promise<void> {
  const file = await fs.open(path.join(folder, 'filler'), 'w');
  const block = Buffer.alloc(4096);
  try {
    for (;;) await fs.write(file, block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    await fs.close(file);
  }
}
