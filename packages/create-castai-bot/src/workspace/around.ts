import type { BotAnswers, PackageManager } from '@castai-bot/scaffold';
import type { Note } from '../notes.ts';

/** What a new bot's folder lies in. */
export interface Around {
  /** Of the workspace that a bot in this folder would be part of. */
  managerOf(directory: string): PackageManager | undefined;
  /** Where that workspace's lockfile is. */
  rootOf(directory: string): string | undefined;
  /**
   * What that means for the bot, and what the folders around it lack.
   * @throws CliError `USAGE`: a bot that could not be installed there
   */
  notesOn(directory: string, answers: BotAnswers): readonly Note[];
}
