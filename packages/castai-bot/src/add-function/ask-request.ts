import {
  checkFunctionName,
  checkSchedule,
  checkTimeZone,
  DEFAULT_FUNCTION,
  FUNCTION_TEMPLATES,
  functionTemplates,
  templateFor,
  type BotAnswers,
} from '@castai-bot/scaffold';
import { askChoice, askText, type AskContext } from '../ask.ts';
import { askInputs } from './ask-inputs.ts';
import type { AddRequest } from './plan-add-function.ts';

/** What is known before anything is asked. */
export type KnownRequest = Omit<AddRequest, 'name'> & { readonly name: string | undefined };

/** Asks for what no flag has said. @throws CliError CANCELLED */
export async function askRequest(
  known: KnownRequest,
  answers: BotAnswers,
  context: AskContext,
): Promise<AddRequest> {
  const name = known.name ?? (await askName(answers, context));
  const template =
    answers.flavor === 'bare-bones'
      ? undefined
      : (known.template ??
        (await askChoice(
          {
            message: 'What does its file begin with?',
            choices: FUNCTION_TEMPLATES.map((value) => ({ value, hint: functionTemplates[value].summary })),
            fallback: templateFor(name),
          },
          context,
        )));
  const timeZone =
    known.timeZone ??
    (await askText(
      { message: 'Time zone of its schedule?', fallback: DEFAULT_FUNCTION.timeZone, check: checkTimeZone },
      context,
    ));
  const schedule =
    known.schedule ??
    (await askText(
      { message: 'When does it run? (cron)', fallback: DEFAULT_FUNCTION.schedule, check: checkSchedule },
      context,
    ));
  const chosen = FUNCTION_TEMPLATES.find((one) => one === template);
  const inputs = chosen === undefined ? known.inputs : await askInputs(chosen, known.inputs, context);
  return { ...known, name, template, timeZone, schedule, inputs };
}

function askName({ name: bot, functions }: BotAnswers, context: AskContext): Promise<string> {
  return askText(
    {
      message: 'Name of the function? (kebab-case)',
      check: (name) =>
        Object.hasOwn(functions, name) ? 'the bot has it already' : checkFunctionName(name, bot),
    },
    context,
  );
}
