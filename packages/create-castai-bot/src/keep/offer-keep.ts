import { asLine, askConfirm, type CommandContext } from '@castai-bot/cli';
import type { Kept } from './find-kept.ts';

/** Asks whether what is there shall stay. @throws CliError `CANCELLED` when it shall not */
export async function offerKeep({ stays, merged }: Kept, context: CommandContext): Promise<void> {
  const names = [...stays.map(({ theirs }) => theirs), ...merged].join(', ');
  const question = `There already: ${names}. Keep that, and write the rest of the bot beside it?`;
  await askConfirm({ question, isYes: false, command: asLine('create-castai-bot --keep'), context });
}
