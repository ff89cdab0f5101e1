import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { packAll, type Tarball } from '../../.scripts/pack.ts';

/** What the rows share: packed packages, and bots that the packed generator wrote, installed and bundled. */
export interface Workbench {
  /** A directory of this run's own, absolute. */
  readonly dir: string;
  readonly tarballs: Readonly<Record<string, Tarball>>;
  /** The example bot: `npm install` and `castai-bot build` are done. */
  readonly bot: string;
  /** Bots with one function each, bundled: those of `test/bench/functions`, and one of a template. */
  readonly bots: Readonly<Record<BenchFunction, string>>;
  /** The unpacked generator's entry file. */
  readonly generator: string;
  close(): Promise<void>;
}

const TEMPLATE = 'disable-workload-autoscaler';

/** A function that a row runs. */
export type BenchFunction = typeof TEMPLATE | 'one-get' | 'sweep-clusters';

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
  await generate(generator, bot);
  await installTarballs(
    bot,
    packed.filter(({ name }) => name !== 'create-castai-bot'),
  );
  await bundle(bot);
  const make = (name: BenchFunction): Promise<string> =>
    makeBenchBot(name, { dir, generator, modules: path.join(bot, 'node_modules') });
  const bots = {
    [TEMPLATE]: await make(TEMPLATE),
    'one-get': await make('one-get'),
    'sweep-clusters': await make('sweep-clusters'),
  };
  return { dir, tarballs, bot, bots, generator, close: () => fs.remove(dir) };
}

async function makeBenchBot(
  name: BenchFunction,
  { dir, generator, modules }: { readonly dir: string; readonly generator: string; readonly modules: string },
): Promise<string> {
  const bot = path.join(dir, name, 'bench-bot');
  await fs.ensureDir(path.dirname(bot));
  await generate(generator, bot, '--template', TEMPLATE);
  await fs.symlink(modules, path.join(bot, 'node_modules'), 'junction');
  if (name !== TEMPLATE) {
    const functions = path.join(bot, 'src/functions');
    await fs.copy(
      path.join(import.meta.dirname, 'functions', `${name}.ts`),
      path.join(functions, `${name}.ts`),
    );
    await fs.writeFile(path.join(functions, 'index.ts'), `export * from './${name}.ts';\n`);
  }
  await bundle(bot);
  return bot;
}

async function generate(generator: string, target: string, ...args: readonly string[]): Promise<void> {
  await execa(process.execPath, [generator, target, '--yes', '--no-install', '--no-git', ...args]);
}

async function bundle(bot: string): Promise<void> {
  await execa(process.execPath, [cliOf(bot), 'build', '--skip-checks'], { cwd: bot });
}

/** The entry file of the CLI that a bot has installed. */
export function cliOf(bot: string): string {
  return path.join(bot, 'node_modules/castai-bot/dist/bin.js');
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
