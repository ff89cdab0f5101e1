import { askChoice, type AskContext, askListed, askText, type CommandContext } from '@castai-bot/cli';
import {
  checkFunctionName,
  checkNewSchedule,
  DEFAULT_FUNCTION,
  functionConfig,
  FUNCTION_TEMPLATES,
  functionTemplates,
  templateFor,
  type BotAnswers,
} from '@castai-bot/scaffold';
import { findTimeZone, listTimeZones } from '@castai-bot/schedule';
import { askInputs } from './ask-inputs.ts';
import { findOnlyZone } from './find-only-zone.ts';
import type { AddRequest } from './plan-add-function.ts';

/** What is known before anything is asked. */
export type KnownRequest = Omit<AddRequest, 'name'> & { readonly name: string | undefined };

/** Whom is asked, and where. */
export type RequestContext = AskContext & Pick<CommandContext, 'env' | 'view'>;

/** Asks for what no flag has said. @throws CliError CANCELLED */
export async function askRequest(
  known: KnownRequest,
  answers: BotAnswers,
  context: RequestContext,
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
  const times = await askTimes(known, { name, zone: findOnlyZone(answers) }, context);
  const chosen = FUNCTION_TEMPLATES.find((one) => one === template);
  const inputs =
    chosen === undefined
      ? known.inputs
      : await askInputs(
          functionConfig('', chosen).function.inputs,
          { given: known.inputs, choices: functionTemplates[chosen].choices },
          context,
        );
  return { ...known, name, template, ...times, inputs };
}

type Times = Pick<AddRequest, 'schedule' | 'timeZone'>;

const ON_SCHEDULE = 'on a schedule';
const WHEN_TOLD = 'only when told to';

/** Asks when an entry runs, as far as no flag has said it; `zone` is offered, else that of the machine. @throws CliError CANCELLED */
export async function askTimes(
  { schedule, timeZone }: Times,
  { name, zone }: { readonly name: string; readonly zone: string | undefined },
  context: RequestContext,
): Promise<Times> {
  if (schedule === null) return { schedule, timeZone };
  const isKnown = schedule !== undefined || timeZone !== undefined;
  const choices = [
    { value: ON_SCHEDULE, hint: 'and when told to' },
    { value: WHEN_TOLD, hint: context.view.typed(`castai-bot run-now ${name}`) },
  ];
  const question = { message: 'When does it run?', choices, fallback: ON_SCHEDULE };
  if (!isKnown && (await askChoice(question, context)) === WHEN_TOLD) return { schedule: null, timeZone };
  const here = zone ?? findTimeZone(context.env);
  const zones = { values: listTimeZones(here), fallback: here };
  const cron = { fallback: DEFAULT_FUNCTION.schedule, check: checkNewSchedule };
  return {
    timeZone: timeZone ?? (await askListed({ message: 'Time zone of its schedule?', ...zones }, context)),
    schedule: schedule ?? (await askText({ message: 'Its schedule? (cron)', ...cron }, context)),
  };
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
