import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { ciFile } from '../plan/ci-view.ts';
import { planBot } from '../plan/plan-bot.ts';
import { answersOf, VERSIONS } from './every-answer.ts';

export const MANIFEST = 'k8s/example.cronjob.yaml';

interface Job {
  readonly if?: string;
  readonly permissions?: object;
  readonly steps: readonly {
    readonly id?: string;
    readonly uses?: string;
    readonly run?: string;
    readonly env?: object;
  }[];
}

interface GithubWorkflow {
  readonly name: string;
  readonly on: Readonly<Record<'push' | 'pull_request', { readonly paths?: readonly string[] } | null>>;
  readonly defaults?: object;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface GitlabJob {
  readonly stage?: string;
  readonly inherit?: object;
  readonly needs?: readonly string[];
  readonly rules?: readonly { readonly if: string; readonly changes?: readonly string[] }[];
  readonly resource_group?: string;
  readonly artifacts?: object;
  readonly script: readonly string[];
}

type GitlabWorkflow = Readonly<Record<string, GitlabJob>>;

export async function readGithub(answers: object): Promise<GithubWorkflow> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it lacks fails above
  return parse(await textOf({ ...answers, ci: 'github' })) as GithubWorkflow;
}

export async function readGitlab(answers: object): Promise<GitlabWorkflow> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it lacks fails above
  return parse(await textOf({ ...answers, ci: 'gitlab' })) as GitlabWorkflow;
}

async function textOf(raw: object): Promise<string> {
  const answers = answersOf(raw);
  const files = await planBot(answers, VERSIONS);
  return files.find((one) => one.path === ciFile(answers))?.text ?? '';
}

/**
 * A clone with one manifest, and what it was cloned of.
 * @param below where the bot is in it, from its root
 */
export function startRepo(below = '.'): {
  readonly work: string;
  /** The bot's folder. */
  readonly bot: string;
  readonly remote: string;
  readonly git: (...args: readonly string[]) => string;
  /** @param from the folder it starts in; the root of the clone */
  readonly run: (script: string, env: Readonly<Record<string, string>>, from?: string) => string;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'castai-bot-workflow-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [work, remote] = [path.join(folder, 'work'), path.join(folder, 'remote.git')];
  const common = { PATH: process.env['PATH'], HOME: folder };
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote], { env: common });
  execFileSync('git', ['--git-dir', remote, 'config', 'receive.advertisePushOptions', 'true'], {
    env: common,
  });
  execFileSync('git', ['clone', '--quiet', remote, work], { env: common, stdio: 'ignore' });
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: work, env: common, encoding: 'utf8' });
  const bot = path.join(work, below);
  mkdirSync(path.join(bot, 'k8s'), { recursive: true });
  writeFileSync(path.join(bot, MANIFEST), 'image: not-built-yet\n');
  git('add', '.');
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '--message', 'x');
  git('push', '--quiet', 'origin', 'main');
  const run = (script: string, env: Readonly<Record<string, string>>, from = work): string => {
    const options = { cwd: from, env: { ...common, ...env }, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
      options,
    );
    expect({ status, stderr }).toMatchObject({ status: 0 });
    return `${stdout}${stderr}`;
  };
  return { work, bot, remote, git, run };
}

/** As GitHub reads a file of outputs. */
export function readOutput(file: string): string {
  const text = readFileSync(file, 'utf8');
  const [, , value = ''] = /^(\w+)<<(?:\w+)\n([\s\S]*?)\n?END_OF_PATCH\n$/.exec(text) ?? [];
  return value;
}
