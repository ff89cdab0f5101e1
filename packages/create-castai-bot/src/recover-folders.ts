import { type CommandContext, toOneLine } from '@castai-bot/cli';
import { describeRecovery, recoverWrites } from '@castai-bot/scaffold';

/** Finishes or undoes what was begun in folders by a process that was killed, and says so. */
export async function recoverFolders(
  folders: readonly string[],
  { note }: Pick<CommandContext, 'note'>,
): Promise<void> {
  for (const folder of folders)
    for (const recovery of await recoverWrites(folder)) note(toOneLine(describeRecovery(recovery)));
}
