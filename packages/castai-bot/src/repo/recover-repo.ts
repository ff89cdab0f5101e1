import { type CommandContext, toOneLine } from '@castai-bot/cli';
import { type Recovery, recoverWrites } from '@castai-bot/scaffold';

/** Finishes or undoes what a command left half done that was killed, and says so. */
export async function recoverRepo(root: string, { note }: Pick<CommandContext, 'note'>): Promise<void> {
  for (const recovery of await recoverWrites(root)) note(toOneLine(describeRecovery(recovery)));
}

function describeRecovery({ kind, files, changed, note }: Recovery): string {
  if (kind === 'left') {
    return `Left alone: ${note}, of a write that another user began, or in another folder, or that cannot be ended. Delete it, with its drafts`;
  }
  const done = kind === 'finished' ? 'Finished' : 'Undid';
  const kept = changed.length === 0 ? '' : `; changed since then, and kept: ${changed.join(', ')}`;
  return `${done} a write that was interrupted: ${files.join(', ')}${kept}`;
}
