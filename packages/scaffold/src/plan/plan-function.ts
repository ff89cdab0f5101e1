import type { BotAnswers } from '../answers/bot-answers.ts';
import type { PlannedFile } from './planned-file.ts';

/** Plans the files of one function: its source, test, ConfigMap, CronJob and Pod. */
export function planFunction(_answers: BotAnswers, _functionName: string): readonly PlannedFile[] {
  return [];
}
