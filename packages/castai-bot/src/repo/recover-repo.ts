import { type CommandContext, toOneLine } from '@castai-bot/cli';
import { describeRecovery, findGitRoot, recoverWrites } from '@castai-bot/scaffold';

/**
 * Finishes or undoes what a command left half done that was killed, and says so. A write that had a file of its git
 * repository's root in it is noted there.
 */
export async function recoverRepo(root: string, { note }: Pick<CommandContext, 'note'>): Promise<void> {
  for (const folder of new Set([root, findGitRoot(root) ?? root]))
    for (const recovery of await recoverWrites(folder)) note(toOneLine(describeRecovery(recovery)));
}
