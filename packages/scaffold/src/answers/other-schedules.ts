import { functionTemplates } from '../function-templates.gen.ts';
import type { BotAnswers } from './bot-answers.ts';
import { templateOf } from './list-entries.ts';

/**
 * The commands that give a function the other schedules which its template is made for, each as the words after
 * `castai-bot`; none for most templates.
 */
export function addScheduleCommands(
  answers: BotAnswers,
  functionName: string,
): readonly (readonly string[])[] {
  const template = templateOf(answers, functionName);
  const { otherSchedules = [] } = template === undefined ? {} : functionTemplates[template];
  return otherSchedules.map(({ name, schedule, inputs }) => [
    'add-schedule',
    functionName,
    Object.hasOwn(answers.functions, name) ? `${functionName}-${name}` : name,
    '--schedule',
    schedule,
    ...Object.entries(inputs).flatMap(([input, value]) => ['--input', `${input}=${value}`]),
  ]);
}
