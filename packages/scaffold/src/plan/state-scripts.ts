import type { BotAnswers } from '../answers/bot-answers.ts';
import { findEntry } from '../answers/list-entries.ts';

/** By these a script of any language reads and writes its state, over curl. */
export const STATE_SCRIPTS = ['bin/state-get', 'bin/state-set'] as const;

/** Whether a bot has them: one of scripts, of which an entry names a state. */
export function usesStateScripts(answers: BotAnswers): boolean {
  return (
    answers.flavor === 'bare-bones' &&
    Object.keys(answers.functions).some((name) => findEntry(answers, name)?.state !== undefined)
  );
}
