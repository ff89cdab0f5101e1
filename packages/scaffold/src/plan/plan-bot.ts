import type { BotAnswers } from '../answers/bot-answers.ts';
import type { PackageVersions } from './package-versions.ts';
import type { PlannedFile } from './planned-file.ts';

/** What a new bot's files say beside the answers. */
export interface PlanBotOptions {
  /** The command that repeats the answers, for the README; without one the README does not mention it. */
  readonly replayCommand?: string;
}

/** Plans every file of a new bot. */
export function planBot(
  answers: BotAnswers,
  _versions: PackageVersions,
  _options: PlanBotOptions = {},
): readonly PlannedFile[] {
  return [{ path: 'castai-bot.json', text: `${JSON.stringify(answers, undefined, 2)}\n`, kind: 'yours' }];
}
