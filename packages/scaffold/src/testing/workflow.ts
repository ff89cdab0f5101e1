import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { parse } from 'yaml';
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
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

type GitlabWorkflow = Readonly<
  Record<string, { readonly stage?: string; readonly script: readonly string[] }>
>;

export async function readGithub(answers: object): Promise<GithubWorkflow> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it lacks fails above
  return parse(await textOf('.github/workflows/bot.yml', { ...answers, ci: 'github' })) as GithubWorkflow;
}

export async function readGitlab(answers: object): Promise<GitlabWorkflow> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it lacks fails above
  return parse(await textOf('.gitlab-ci.yml', { ...answers, ci: 'gitlab' })) as GitlabWorkflow;
}

async function textOf(file: string, answers: object): Promise<string> {
  const files = await planBot(answersOf(answers), VERSIONS);
  return files.find((one) => one.path === file)?.text ?? '';
}

/** A clone with one manifest, and what it was cloned of. */
export function startRepo(): {
  readonly work: string;
  readonly remote: string;
  readonly git: (...args: readonly string[]) => string;
  readonly run: (script: string, env: Readonly<Record<string, string>>) => string;
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
  execFileSync('mkdir', ['k8s'], { cwd: work });
  writeFileSync(path.join(work, MANIFEST), 'image: not-built-yet\n');
  git('add', '.');
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '--message', 'x');
  git('push', '--quiet', 'origin', 'main');
  const run = (script: string, env: Readonly<Record<string, string>>): string => {
    const options = { cwd: work, env: { ...common, ...env }, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
      options,
    );
    expect({ status, stderr }).toMatchObject({ status: 0 });
    return `${stdout}${stderr}`;
  };
  return { work, remote, git, run };
}

/** As GitHub reads a file of outputs. */
export function readOutput(file: string): string {
  const text = readFileSync(file, 'utf8');
  const [, , value = ''] = /^(\w+)<<(?:\w+)\n([\s\S]*?)\n?END_OF_PATCH\n$/.exec(text) ?? [];
  return value;
}
