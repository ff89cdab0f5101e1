import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execa, type Result } from 'execa';
import fs from 'fs-extra';
import { inject, onTestFinished } from 'vitest';

/** Result of a command whose exit code the test looks at itself. */
export type Outcome = Result<{ reject: false; all: true }>;

/** An absolute directory that goes away with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'castai-bot-e2e-'));
  onTestFinished(() => fs.remove(folder));
  return folder;
}

/** Runs a command with nothing on stdin; never rejects for its exit code. */
export async function run(
  cwd: string,
  [file, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return await execa(file, args, { cwd, env, stdin: 'ignore', reject: false, all: true });
}

/** Runs the packed generator in `cwd`, as `npx create-castai-bot …` would. */
export async function create(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return await run(cwd, [
    'npm',
    'exec',
    '--yes',
    `--package=${tarball('create-castai-bot')}`,
    '--',
    'create-castai-bot',
    ...args,
  ]);
}

/** Installs a generated bot's dependencies; ours come from the packed files. */
export async function install(bot: string): Promise<void> {
  const { dependencies = {}, devDependencies = {} }: Manifest = await readManifest(bot);
  const ours = inject('tarballs').filter(
    ({ name }) => name in { ...dependencies, ...devDependencies } || name === '@castai-bot/simulator',
  );
  await execa(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...ours.map(({ file }) => file)],
    {
      cwd: bot,
    },
  );
}

/** The bot's own `castai-bot`, run with this Node. */
export async function castaiBot(bot: string, ...args: readonly string[]): Promise<Outcome> {
  return await run(bot, [process.execPath, path.join(bot, 'node_modules/castai-bot/dist/bin.js'), ...args]);
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

async function readManifest(bot: string): Promise<Manifest> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the generator under test
  return (await fs.readJson(path.join(bot, 'package.json'))) as Manifest;
}

function tarball(name: string): string {
  const file = inject('tarballs').find((packed) => packed.name === name)?.file;
  if (file === undefined) throw new Error(`${name} is not among the packed packages`);
  return file;
}
