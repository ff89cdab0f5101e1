import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { publishedPackages, root } from './published-packages.ts';

/** A packed package: `file` is the absolute path of its tarball. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  readonly file: string;
}

/**
 * Builds the published packages and packs each into `folder`, as `pnpm publish` would send it; once for all stages of a
 * run, whose folder for it is TEST_PACKED.
 */
export async function packAll(folder: string): Promise<readonly Tarball[]> {
  const ofRun = process.env['TEST_PACKED'];
  if (ofRun === undefined) return pack(folder);
  const list = path.join(ofRun, 'packed.json');
  if (!(await fs.pathExists(list))) await fs.outputJson(list, await pack(ofRun));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above
  return (await fs.readJson(list)) as readonly Tarball[];
}

async function pack(folder: string): Promise<readonly Tarball[]> {
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
