import { type BotAnswers, stateOf } from '@castai-bot/scaffold';

/** The name of the state of an entry: its own, unless castai-bot.json says otherwise. */
export function nameState(answers: BotAnswers, entryName: string): string {
  return stateOf(answers, entryName) ?? entryName;
}
