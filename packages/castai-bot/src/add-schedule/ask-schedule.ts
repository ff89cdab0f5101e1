import { askChoice, askText } from '@castai-bot/cli';
import { type BotAnswers, checkEntryName, listFunctionNames, type NamedValue } from '@castai-bot/scaffold';
import { findOnlyZone } from '../add-function/find-only-zone.ts';
import { askInputs } from '../add-function/ask-inputs.ts';
import { askTimes, type RequestContext } from '../add-function/ask-request.ts';

/** What the flags have said. */
export interface KnownSchedule {
  readonly name: string | undefined;
  readonly schedule: string | null | undefined;
  readonly timeZone: string | undefined;
  /** `name=value` words. */
  readonly words: readonly string[];
}

/** Asks which function shall have another schedule; of one there is no question. @throws CliError CANCELLED */
export async function askFunction(answers: BotAnswers, context: RequestContext): Promise<string> {
  const functions = listFunctionNames(answers);
  const [first = ''] = functions;
  if (functions.length === 1) return first;
  const choices = functions.map((value) => ({ value }));
  return askChoice(
    { message: 'Which function shall run at other times too?', choices, fallback: first },
    context,
  );
}

/** Asks for what else no flag has said. @throws CliError CANCELLED */
export async function askSchedule(
  known: KnownSchedule,
  { answers, present }: { readonly answers: BotAnswers; readonly present: readonly NamedValue[] },
  context: RequestContext,
): Promise<KnownSchedule & { readonly name: string }> {
  const name = known.name ?? (await askName(answers, context));
  const times = await askTimes(known, { name, zone: findOnlyZone(answers) }, context);
  return { ...known, name, ...times, words: await askInputs(present, { given: known.words }, context) };
}

function askName({ name: bot, functions }: BotAnswers, context: RequestContext): Promise<string> {
  return askText(
    {
      message: 'Name of the schedule? (kebab-case, like evening)',
      check: (name) =>
        Object.hasOwn(functions, name) ? 'the bot has it already' : checkEntryName(name, bot),
    },
    context,
  );
}
