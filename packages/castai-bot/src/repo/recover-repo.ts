import { type CommandContext, toOneLine } from '@castai-bot/cli';
import { findGitRoot, type Recovery, recoverWrites } from '@castai-bot/scaffold';

/**
 * Finishes or undoes what a command left half done that was killed, and says so. A write that had a file of its git
 * repository's root in it is noted there.
 */
export async function recoverRepo(root: string, { note }: Pick<CommandContext, 'note'>): Promise<void> {
  for (const folder of new Set([root, findGitRoot(root) ?? root]))
    for (const recovery of await recoverWrites(folder)) note(toOneLine(describeRecovery(recovery)));
}

function describeRecovery({ kind, files, changed, note }: Recovery): string {
  if (kind === 'left') {
    return `Left alone: ${note}, of a write that another user began, or in another folder, or that cannot be ended. Delete it, with its drafts`;
  }
  const done = kind === 'finished' ? 'Finished' : 'Undid';
  const kept = changed.length === 0 ? '' : `; changed since then, and kept: ${changed.join(', ')}`;
  return `${done} a write that was interrupted: ${files.join(', ')}${kept}`;
}
