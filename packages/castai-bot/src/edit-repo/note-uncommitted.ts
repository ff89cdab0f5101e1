import type { CommandContext } from '@castai-bot/cli';
import { runProgram } from '../process/run-program.ts';
import type { RepoOrModeChange } from './repo-change.ts';

const TIMEOUT_MS = 5000;

/** Says which of the files that are about to be edited have changes that git does not know yet. They are kept. */
export async function noteUncommitted(
  root: string,
  changes: readonly RepoOrModeChange[],
  context: Pick<CommandContext, 'env' | 'note' | 'signal' | 'stderr' | 'view'>,
): Promise<void> {
  const { note, view } = context;
  const edited = changes.filter(({ kind }) => kind === 'edit').map(({ path }) => path);
  const uncommitted = await findUncommitted(root, edited, context);
  if (uncommitted.length === 0) return;
  note(view.style('yellow', `Not committed yet, and kept beside the new lines: ${uncommitted.join(', ')}`));
}

/** None where there is no git, or no repository. */
async function findUncommitted(
  root: string,
  files: readonly string[],
  { env, signal, stderr }: Pick<CommandContext, 'env' | 'signal' | 'stderr'>,
): Promise<readonly string[]> {
  const status = ['--no-optional-locks', 'status', '--porcelain=v1', '-z', '--no-renames'];
  const call = { program: 'git', args: [...status, '--', ...files] };
  const options = { cwd: root, env, signal, live: stderr, timeoutMs: TIMEOUT_MS };
  const { stdout, exitCode } = await runProgram(call, options);
  if (exitCode !== 0) return [];
  const changed = stdout.split('\0').map((line) => line.slice('XY '.length));
  return files.filter((file) => changed.some((name) => name === file || name.endsWith(`/${file}`)));
}
