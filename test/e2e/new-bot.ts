import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { assert, inject, onTestFinished } from 'vitest';
import { userEnvironment } from '../../.scripts/user-environment.ts';

/** How a command ended and what it printed; the test looks at the exit code itself. */
export interface Outcome {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, in the order in which they came. */
  readonly all: string;
}

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
  const { exitCode, stdout, stderr, all } = await execa(file, args, {
    cwd,
    env: userEnvironment(env),
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
    all: true,
  });
  return { exitCode, stdout, stderr, all };
}

/** Fails with all that was printed unless the command ended well. */
export function expectDone({ exitCode, all }: Outcome): void {
  assert.equal(exitCode, 0, all);
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

/** Installs the packed generator into `folder`; the absolute path of its program, which `run` starts without npm. */
export async function installGenerator(folder: string): Promise<string> {
  const args = ['install', '--no-audit', '--no-fund', '--prefix', folder, tarball('create-castai-bot')];
  expectDone(await run(folder, ['npm', ...args]));
  return path.join(folder, 'node_modules/create-castai-bot/dist/bin.js');
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
      env: userEnvironment(),
      extendEnv: false,
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
