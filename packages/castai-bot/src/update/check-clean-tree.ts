import { existsSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CliError, type CommandContext, isRecord, readJson } from '@castai-bot/cli';
import { runProgram, type ProgramOutcome } from '../process/run-program.ts';
import { readTextIfThere } from '../repo/read-text.ts';
import { findRoot } from '../repo/find-root.ts';

export interface CleanTreeOptions {
  /** Files outside of the bot's folder that an update changes. */
  readonly outside: readonly string[];
  readonly context: Pick<CommandContext, 'env' | 'signal' | 'stderr'>;
}

const MANIFEST = 'package.json';
/** An update is preceded by the installation of a newer castai-bot, which writes one of these and the manifest. */
const LOCKFILES = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
];
const OWN_PACKAGE = /^(?:@castai-bot\/.+|castai-bot)$/;
const NAMED = 5;

/**
 * Refuses a work tree with changes of a person, among which those of an update could not be told apart. That a newer
 * castai-bot was installed is no such change. Outside of git there is nothing to compare with, so nothing is refused.
 * @throws CliError DIRTY_TREE, GIT
 */
export async function checkCleanTree(root: string, { context, outside }: CleanTreeOptions): Promise<void> {
  const { env, signal, stderr: live } = context;
  const git = (...args: readonly string[]): Promise<ProgramOutcome> =>
    runProgram({ program: 'git', args }, { cwd: root, env, signal, live });
  if (findRoot(root, '.git') === undefined || !existsSync(root)) return;
  const status = await git(
    '--no-optional-locks',
    'status',
    '--porcelain',
    '-z',
    '--untracked-files=all',
    '--',
    '.',
    ...outside,
  );
  if (status.isMissing) return;
  const prefix = await git('rev-parse', '--show-prefix');
  if (status.exitCode !== 0 || prefix.exitCode !== 0) {
    throw new CliError(
      'GIT',
      `Cannot tell whether everything is committed: ${status.reason || prefix.reason}`,
      {
        hint: 'castai-bot update --allow-dirty',
      },
    );
  }
  const changed = listChanged(status.stdout, prefix.stdout.trim()).filter(
    (file) => !LOCKFILES.includes(file),
  );
  const isInstall = changed.includes(MANIFEST) && (await isOnlyInstalled(root, git));
  const dirty = isInstall ? changed.filter((file) => file !== MANIFEST) : changed;
  if (dirty.length === 0) return;
  const more = dirty.length > NAMED ? ` and ${dirty.length - NAMED} more` : '';
  throw new CliError(
    'DIRTY_TREE',
    `Cannot update: not everything is committed, and what an update changes should be seen alone: ${dirty.slice(0, NAMED).join(', ')}${more}`,
    { hint: 'Commit or stash it, or: castai-bot update --allow-dirty' },
  );
}

/** Paths relative to the repo; of a renamed file the new one. */
function listChanged(status: string, prefix: string): readonly string[] {
  const fields = status.split('\0').filter(Boolean);
  return fields
    .filter((_, index) => !/^[RC]/.test(fields[index - 1] ?? ''))
    .map((field) => path.posix.relative(prefix, field.slice(3)));
}

/** Whether the manifest differs from the committed one in the versions of our own packages only. */
async function isOnlyInstalled(
  root: string,
  git: (...args: readonly string[]) => Promise<ProgramOutcome>,
): Promise<boolean> {
  const committed = await git('show', `HEAD:./${MANIFEST}`);
  const present = await readTextIfThere(path.join(root, MANIFEST));
  if (committed.exitCode !== 0 || present === undefined) return false;
  return isDeepStrictEqual(withoutOwn(readJson(committed.stdout)), withoutOwn(readJson(present)));
}

function withoutOwn(manifest: unknown): unknown {
  if (!isRecord(manifest)) return undefined;
  const entries = Object.entries(manifest).map(([section, value]) => {
    const rest = Object.entries(isRecord(value) ? value : {}).filter(([name]) => !OWN_PACKAGE.test(name));
    return [section, isRecord(value) && /[dD]ependencies$/.test(section) ? Object.fromEntries(rest) : value];
  });
  return Object.fromEntries(entries) as unknown;
}
