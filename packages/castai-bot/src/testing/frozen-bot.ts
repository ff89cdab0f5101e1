import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parseAnswers, pinnedVersions, planBot } from '@castai-bot/scaffold';
import manifest from '../../package.json' with { type: 'json' };
import { createFixtureRepo, type FixtureRepo } from './fixture-repo.ts';
import { readTree } from './read-tree.ts';

const run = promisify(execFile);

/** The file that says what castai-bot rendered last. */
export const RECORD = '.castai-bot/base.json';

/** Bots as generators of the past wrote them; one is added when a release has changed a template. */
export const FROZEN_BOTS = ['typescript-before-0.1.0', 'typescript-0.1.0', 'bare-bones-0.1.0'] as const;

export type Files = Readonly<Record<string, string>>;

/** The files of a frozen bot: path → text. */
export async function readFrozenBot(name: (typeof FROZEN_BOTS)[number]): Promise<Files> {
  const file = new URL(`../update/fixtures/${name}.json`, import.meta.url);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the generator, once
  return JSON.parse(await readFile(file, 'utf8')) as Files;
}

/** The files of a bot that castai-bot rendered. */
export function readRecord(files: Files): Files {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
  return JSON.parse(files[RECORD] ?? '') as Files;
}

/** A repo with these files, all of them committed. */
export async function createCommittedRepo(files: Files): Promise<FixtureRepo> {
  const repo = await createFixtureRepo(files);
  await git(repo.root, 'init', '--quiet');
  await commitAll(repo.root);
  return repo;
}

export async function commitAll(root: string): Promise<void> {
  await git(root, 'add', '--all');
  await git(root, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '-m', 'x');
}

/** Runs git in a repo and returns what it prints. */
export async function git(root: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run('git', args, { cwd: root, env: { PATH: process.env['PATH'], HOME: root } });
  return stdout;
}

/** What the generator writes today for the same answers. */
export async function renderNow(files: Files): Promise<Files> {
  const parsed = parseAnswers(JSON.parse(files['castai-bot.json'] ?? ''));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  const planned = await planBot(parsed.answers, pinnedVersions(manifest.version));
  const owned = planned.filter(({ kind }) => kind === 'owned');
  return Object.fromEntries(owned.map(({ path: file, text }) => [file, text]));
}

/** The files of a repo, without folders and git's own. */
export async function readFiles(root: string): Promise<Files> {
  const tree = Object.entries(await readTree(root));
  return Object.fromEntries(
    tree.filter(([file, text]) => text !== 'folder' && !/^(\.git|node_modules)(\/|$)/.test(file)),
  );
}
