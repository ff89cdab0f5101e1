import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import type { Tarball } from '../../../.scripts/pack.ts';
import { userEnvironment } from '../../../.scripts/user-environment.ts';
import type { Lab } from './lab.ts';
import type { LabRegistry } from './start-registry.ts';

/** A freshly generated bot, committed, with canaries in every file that must not get into an image. */
export interface LabBot {
  readonly root: string;
  readonly canary: string;
  /** Everything below k8s/, path → text. */
  manifests(): Promise<Readonly<Record<string, string>>>;
  /** Puts every file back to the commit, and the image to this repository. */
  reset(image: string): Promise<void>;
  buildAndPush(options: BuildAndPushOptions): Promise<Outcome>;
}

export interface Outcome {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, as they came. */
  readonly all: string;
}

export interface BuildAndPushOptions {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** For secrets.env; none without it. */
  readonly password?: string;
  readonly signal?: { readonly name: NodeJS.Signals; readonly when: Promise<void> };
}

export interface BotOptions {
  readonly tarballs: readonly Tarball[];
  readonly registry: LabRegistry;
  readonly flavor: 'typescript' | 'bare-bones';
}

/** Waits for the end of its run, so that a signal meets it. */
const WAIT_FUNCTION = `import { defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

export const wait = defineFunction({
  description: 'Waits until it is told to stop',
  scope: 'organization',
  inputs: z.strictObject({}),
  run: ({ log, signal }) => {
    log.info('waiting');
    const timer = setInterval(() => {}, 1000);
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        clearInterval(timer);
        reject(signal.reason);
      });
    });
  },
});
`;

export async function makeBot(lab: Lab, { tarballs, registry, flavor }: BotOptions): Promise<LabBot> {
  const name = `${flavor}-bot`;
  const root = path.join(lab.folder, name);
  const file = (wanted: string): string => tarballs.find((one) => one.name === wanted)?.file ?? '';
  const answers = [
    '--yes',
    '--license=mit',
    '--no-install',
    '--no-git',
    `--flavor=${flavor}`,
    `--image=${registry.host}/team/${name}`,
  ];
  const create = ['exec', '--yes', `--package=${file('create-castai-bot')}`, '--', 'create-castai-bot', name];
  await npm([...create, ...answers], lab.folder);
  const wanted =
    flavor === 'typescript' ? tarballs.map((one) => one.name) : ['castai-bot', '@castai-bot/simulator'];
  const ours = wanted.filter((one) => one !== 'create-castai-bot').map(file);
  await npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...ours], root);
  if (flavor === 'typescript') await addWaitFunction(root);
  const canary = `canary-${'xyzzy'.repeat(4)}`;
  await hideCanaries(root, canary);
  const git = (...args: string[]): Promise<unknown> => execa('git', args, { cwd: root, env: identity });
  await git('init', '--quiet');
  await git('remote', 'add', 'origin', `https://me:${canary}@example.com/team/${name}.git`);
  await git('add', '.');
  await git('commit', '--quiet', '--message', canary);
  return {
    root,
    canary,
    manifests: () => readManifests(root),
    reset: async (image) => {
      await git('checkout', '--quiet', '.');
      const answersFile = path.join(root, 'castai-bot.json');
      const text = await fs.readFile(answersFile, 'utf8');
      await fs.writeFile(answersFile, text.replace(`${registry.host}/team/${name}`, image));
    },
    buildAndPush: (options) => buildAndPush(root, { ...options, canary, username: registry.username }),
  };
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  await execa('npm', args, { cwd, env: userEnvironment(), extendEnv: false });
}

async function buildAndPush(
  root: string,
  {
    args,
    env,
    password,
    signal,
    canary,
    username,
  }: BuildAndPushOptions & { readonly canary: string; readonly username: string },
): Promise<Outcome> {
  const login =
    password === undefined
      ? []
      : [`REGISTRY_USERNAME=${username}`, `REGISTRY_PASSWORD=${JSON.stringify(password)}`];
  await fs.writeFile(path.join(root, 'secrets.env'), [`NOTE=${canary}`, ...login, ''].join('\n'));
  const bin = path.join(root, 'node_modules/castai-bot/dist/bin.js');
  const child = execa(process.execPath, [bin, 'build-and-push', ...args], {
    cwd: root,
    env,
    extendEnv: false,
    reject: false,
    all: true,
    stdin: 'ignore',
  });
  void signal?.when.then(() => child.kill(signal.name));
  const { exitCode, stdout, stderr, all } = await child;
  return { exitCode, stdout, stderr, all };
}

async function addWaitFunction(root: string): Promise<void> {
  await fs.writeFile(path.join(root, 'src/functions/wait.ts'), WAIT_FUNCTION);
  await fs.appendFile(path.join(root, 'src/functions/index.ts'), "export { wait } from './wait.ts';\n");
}

/** In what git ignores and what it keeps, beside the sources and in them. */
async function hideCanaries(root: string, canary: string): Promise<void> {
  for (const file of [
    'test_config.env',
    'src/test_config.env',
    'notes.txt',
    'src/notes.txt',
    'dist/old.mjs',
  ]) {
    await fs.outputFile(path.join(root, file), `API_KEY=${canary}\n`);
  }
  await fs.appendFile(path.join(root, '.npmrc'), `//registry.example.com/:_authToken=${canary}\n`);
}

async function readManifests(root: string): Promise<Readonly<Record<string, string>>> {
  const names = (await fs.readdir(path.join(root, 'k8s'))).toSorted();
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await fs.readFile(path.join(root, 'k8s', name), 'utf8')] as const),
    ),
  );
}

const identity = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};
