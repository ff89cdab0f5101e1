import { askConfirm, type CommandContext, shell } from '@castai-bot/cli';
import type { Kept } from './find-kept.ts';

/** Asks whether what is there shall stay. @throws CliError `CANCELLED` when it shall not */
export async function offerKeep(
  { stays, merged }: Kept,
  { directory, context }: { readonly directory: string; readonly context: CommandContext },
): Promise<void> {
  const names = [...stays.map(({ theirs }) => theirs), ...merged].join(', ');
  const question = `There already: ${names}. Keep that, and write the rest of the bot beside it?`;
  await askConfirm({
    question,
    isYes: false,
    command: shell`create-castai-bot ${directory} --keep`,
    context,
  });
}
