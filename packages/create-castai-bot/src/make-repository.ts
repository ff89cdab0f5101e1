import { existsSync } from 'node:fs';
import path from 'node:path';
import { type CommandResult, runCommand } from './run-command.ts';
import type { StepPlace, StepResult } from './step.ts';

const LOCKFILES = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'];

/** Makes the new directory a git repository with one commit of what we wrote, and of the lockfile. */
export async function makeRepository(name: string, place: StepPlace): Promise<StepResult> {
  const git = gitIn(place);
  const inside = await git('rev-parse', '--is-inside-work-tree');
  if (inside.kind === 'not-found') return skipped('git is not installed');
  if (inside.kind === 'done' && inside.output === 'true')
    return skipped('this is inside a git work tree already');
  if (inside.kind === 'failed' && !inside.output.includes('not a git repository')) {
    return skipped(inside.output.split('\n', 1)[0] ?? 'git fails here');
  }
  const hasIdentity = await knowsWhoCommits(git);
  const init = await git('-c', 'init.defaultBranch=main', 'init', '--quiet');
  if (init.kind !== 'done') return failed(init, 'git init && git add . && git commit');
  if (!hasIdentity) {
    return {
      step: 'git',
      status: 'done',
      title: 'Made a git repository, without a commit: git knows no user.name and user.email',
      command: 'git add . && git commit',
    };
  }
  const lockfiles = LOCKFILES.filter((file) => existsSync(path.join(place.cwd, file)));
  // Forced: a machine-wide ignore file must not keep a file of ours out of the commit.
  const add = await git('add', '--force', '--', ...new Set([...place.paths, ...lockfiles]));
  // Unsigned and without hooks: a first commit must not wait for a passphrase, nor for a machine-wide hook.
  const message = `Create ${name} with create-castai-bot`;
  const commit =
    add.kind === 'done' ? await git('commit', '--quiet', '--no-verify', '--no-gpg-sign', '-m', message) : add;
  if (commit.kind !== 'done') return failed(commit, 'git add . && git commit');
  return { step: 'git', status: 'done', title: 'Made a git repository with a first commit' };
}

type Git = (...args: readonly string[]) => Promise<CommandResult>;

async function knowsWhoCommits(git: Git): Promise<boolean> {
  for (const role of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    // Without this setting git makes up an address from the host's name.
    const { kind } = await git('-c', 'user.useConfigOnly=true', 'var', role);
    if (kind !== 'done') return false;
  }
  return true;
}

/** Git with its repository found by folder alone: from inside a hook, GIT_DIR would name another. */
function gitIn(place: StepPlace): Git {
  const steering = /^GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|NAMESPACE|PREFIX)$/;
  const kept = Object.entries(place.env).filter(([name]) => !steering.test(name));
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C' };
  return (...args) => runCommand(['git', ...args], { ...place, env });
}

function skipped(reason: string): StepResult {
  return { step: 'git', status: 'skipped', title: `Made no git repository: ${reason}` };
}

function failed({ kind, output }: CommandResult, command: string): StepResult {
  if (kind === 'cancelled') {
    return { step: 'git', status: 'cancelled', title: 'Stopped making a git repository', command };
  }
  return { step: 'git', status: 'failed', title: 'Cannot make a git repository', output, command };
}
