import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import { editText } from '@castai-bot/scaffold';
import { readTextIfThere } from '../repo/read-text.ts';
import type { RepoEdit } from './repo-change.ts';

/**
 * An edit of a file that a bot has; undefined when it changes nothing. Line breaks stay as they are.
 * @throws CliError MISSING_FILE, NOT_UTF8
 */
export async function planEdit(
  root: string,
  file: string,
  change: (text: string) => string,
): Promise<RepoEdit | undefined> {
  const before = await readTextIfThere(path.join(root, file));
  if (before === undefined) {
    throw new CliError('MISSING_FILE', `Cannot edit ${file}: there is no such file`, {
      hint: 'castai-bot list',
    });
  }
  const after = editText(before, change);
  return after === before ? undefined : { kind: 'edit', path: file, before, after };
}
