import { type AskContext, askChoice, askListed, askText, askYesNo } from '@castai-bot/cli';
import { DEFAULT_FUNCTION } from '@castai-bot/scaffold';
import type { AskOptions } from './ask-options.ts';
import { previewSchedule } from './preview-schedule.ts';
import type { Question } from './question.ts';

export interface PutOptions extends AskOptions {
  readonly context: AskContext & { readonly now: () => Date };
}

/** Puts one question and waits for its answer. @throws CliError CANCELLED, BACK */
export async function putQuestion({ form }: Question, options: PutOptions): Promise<string> {
  const { message, fallback, check, context } = options;
  if (form.kind === 'text') return askText({ message, fallback, check }, context);
  if (form.kind === 'schedule') return putSchedule(options);
  if (form.kind === 'choice') {
    // What the earlier answers rule out is shown with its reason.
    const choices = form.choices.map((choice) => ({ ...choice, problem: check(choice.value) }));
    return askChoice({ message, choices, fallback }, context);
  }
  if (form.kind === 'search') return askListed({ message, values: form.values(fallback), fallback }, context);
  return (await askYesNo({ message, fallback: fallback === 'yes' }, context)) ? 'yes' : 'no';
}

function putSchedule({ known, message, fallback, check, context }: PutOptions): Promise<string> {
  const { timeZone = DEFAULT_FUNCTION.timeZone } = known;
  const preview = (schedule: string): Promise<readonly string[]> =>
    previewSchedule({ schedule, timeZone, now: context.now() });
  return askText({ message, fallback, check, preview }, context);
}
