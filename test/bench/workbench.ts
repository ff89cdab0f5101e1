import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { packAll, type Tarball } from '../../.scripts/pack.ts';

/** What the rows share: packed packages, and a bot that the packed generator wrote, installed and bundled. */
export interface Workbench {
  /** A directory of this run's own, absolute. */
  readonly dir: string;
  readonly tarballs: Readonly<Record<string, Tarball>>;
  /** The bot's directory: `npm install` and `castai-bot build` are done. */
  readonly bot: string;
  /** The unpacked generator's entry file. */
  readonly generator: string;
  close(): Promise<void>;
}

/** Packs, generates, installs and bundles once, some 30 s. */
export async function openWorkbench(): Promise<Workbench> {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'castai-bot-bench-'));
  const packed = await packAll(path.join(dir, 'packed'));
  const tarballs = Object.fromEntries(packed.map((tarball) => [tarball.name, tarball]));
  const generatorHome = path.join(dir, 'generator');
  await installTarballs(
    generatorHome,
    packed.filter(({ name }) => name === 'create-castai-bot'),
  );
  const generator = path.join(generatorHome, 'node_modules/create-castai-bot/dist/bin.js');
  const bot = path.join(dir, 'my-bot');
  await execa(process.execPath, [generator, bot, '--yes', '--no-install', '--no-git']);
  await installTarballs(
    bot,
    packed.filter(({ name }) => name !== 'create-castai-bot'),
  );
  await execa(
    process.execPath,
    [path.join(bot, 'node_modules/castai-bot/dist/bin.js'), 'build', '--skip-checks'],
    {
      cwd: bot,
    },
  );
  return { dir, tarballs, bot, generator, close: () => fs.remove(dir) };
}

/** Installs tarballs from disk; whatever else they need comes from the machine's registry. */
export async function installTarballs(dir: string, tarballs: readonly Tarball[]): Promise<void> {
  await fs.ensureDir(dir);
  if (!(await fs.pathExists(path.join(dir, 'package.json'))))
    await fs.writeJson(path.join(dir, 'package.json'), { private: true });
  await execa(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', ...tarballs.map(({ file }) => file)],
    { cwd: dir },
  );
}
