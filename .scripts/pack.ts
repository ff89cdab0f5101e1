import path from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { publishedPackages, root } from './published-packages.ts';

/** A packed package: `file` is the absolute path of its tarball. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  readonly file: string;
}

/** Builds the published packages and packs each into `folder`, as `pnpm publish` would send it. */
export async function packAll(folder: string): Promise<readonly Tarball[]> {
  await execa('pnpm', ['run', 'compile'], { cwd: root });
  await fs.ensureDir(folder);
  const tarballs: Tarball[] = [];
  for (const { name, folder: source } of publishedPackages) {
    const { stdout } = await execa('pnpm', ['pack', '--json', '--pack-destination', folder], { cwd: source });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- pnpm's own answer
    const { version, filename } = JSON.parse(stdout) as { version: string; filename: string };
    tarballs.push({ name, version, file: path.resolve(folder, filename) });
  }
  return tarballs;
}
