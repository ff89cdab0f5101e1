import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';

/** Which bundle, and the folder that the paths of its metafile start from. */
export interface NoticesOptions {
  /** npm name of the package that is bundled. */
  readonly name: string;
  readonly folder: string;
}

/**
 * The licence of every package that has a file in a bundle: minified code carries none.
 * @throws Error when a package has no licence file
 */
export async function thirdPartyNotices({ inputs }: Metafile, options: NoticesOptions): Promise<string> {
  const files = Object.keys(inputs).filter((file) => !file.startsWith('builtin:'));
  const folders = files.map((file) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  const packages = [...new Set(folders)].filter((folder) => folder !== undefined).toSorted();
  const notices = await Promise.all(packages.map((folder) => readNotice(path.join(options.folder, folder))));
  return `${[`${options.name} contains these packages.`, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

async function readNotice(folder: string): Promise<string> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package manager installs nothing without these
  const { name, version, license } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  ) as Manifest;
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file === undefined) throw new Error(`Cannot find the licence of ${name}: ${folder} has none`);
  return `${name} ${version} (${license})\n\n${(await readFile(path.join(folder, file), 'utf8')).trim()}`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}
