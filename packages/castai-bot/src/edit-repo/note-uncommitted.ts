import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { CommandContext } from '@castai-bot/cli';
import type { RepoChange } from './repo-change.ts';

const PATIENCE_MS = 5000;

/** Says which of the files that are about to be edited have changes that git does not know yet. They are kept. */
export async function noteUncommitted(
  root: string,
  changes: readonly RepoChange[],
  { note, view }: Pick<CommandContext, 'note' | 'view'>,
): Promise<void> {
  const edited = changes.filter(({ kind }) => kind === 'edit').map(({ path }) => path);
  const uncommitted = await findUncommitted(root, edited);
  if (uncommitted.length === 0) return;
  note(view.style('yellow', `Not committed yet, and kept beside the new lines: ${uncommitted.join(', ')}`));
}

/** None where there is no git, or no repository. */
async function findUncommitted(root: string, files: readonly string[]): Promise<readonly string[]> {
  try {
    const how = ['--no-optional-locks', '-C', root];
    const args = [...how, 'status', '--porcelain=v1', '-z', '--no-renames', '--', ...files];
    const { stdout } = await promisify(execFile)('git', args, { timeout: PATIENCE_MS });
    const changed = stdout.split('\0').map((line) => line.slice('XY '.length));
    return files.filter((file) => changed.some((name) => name === file || name.endsWith(`/${file}`)));
  } catch {
    return [];
  }
}
