import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { createFixtureRepo, type FixtureRepo } from './fixture-repo.ts';

const run = promisify(execFile);

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
  return JSON.parse(files['.castai-bot/base.json'] ?? '') as Files;
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
