import fs from 'fs-extra';
import type { Tarball } from '../../.scripts/pack.ts';

/** The size of a packed package, in KiB. */
export async function tarballKib(tarball: Tarball | undefined): Promise<number> {
  if (!tarball) throw new Error('Cannot measure a package that is not packed');
  const { size } = await fs.stat(tarball.file);
  return size / 1024;
}
