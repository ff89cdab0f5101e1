import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import type { RepoEdit } from './repo-change.ts';

/**
 * An edit of a file that a bot has; undefined when it changes nothing.
 * @throws CliError MISSING_FILE
 */
export async function planEdit(
  root: string,
  file: string,
  change: (text: string) => string,
): Promise<RepoEdit | undefined> {
  const before = await readText(root, file);
  const after = change(before);
  return after === before ? undefined : { kind: 'edit', path: file, before, after };
}

async function readText(root: string, file: string): Promise<string> {
  try {
    return await readFile(path.join(root, file), 'utf8');
  } catch (cause) {
    throw new CliError(
      'MISSING_FILE',
      `Cannot edit ${file}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
        hint: 'castai-bot list',
      },
    );
  }
}
