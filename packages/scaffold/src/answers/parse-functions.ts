import { checkSchedule, checkTimeZone } from '@castai-bot/schedule';
import { FUNCTION_TEMPLATES } from '../function-templates.gen.ts';
import { AnswerReader } from './answer-reader.ts';
import {
  type BareBonesAnswers,
  type BareBonesFunction,
  type Flavor,
  type FunctionSchedule,
  type TypeScriptAnswers,
  type TypeScriptFunction,
} from './bot-answers.ts';
import { checkEntry } from './check-entry.ts';
import { checkFunctionName } from './check-function-name.ts';
import { BARE_BONES_ENTRY, DEFAULT_FUNCTION } from './default-answers.ts';

/** The part of the answers that depends on the flavour. */
type FlavoredAnswers =
  | Pick<TypeScriptAnswers, 'flavor' | 'functions'>
  | Pick<BareBonesAnswers, 'flavor' | 'functions'>;

/** Reads the `functions` member; without one the bot has the function its flavour starts with. */
export function parseFunctions(
  reader: AnswerReader,
  { botName, flavor }: { readonly botName: string; readonly flavor: Flavor },
): FlavoredAnswers {
  const raw = reader.value('functions') ?? {
    [flavor === 'bare-bones' ? 'script' : DEFAULT_FUNCTION.template]: {},
  };
  const functions = new AnswerReader(raw, { path: reader.path('functions'), problems: reader.problems });
  if (functions.keys.length === 0)
    reader.report('functions', { message: 'empty, wanted at least one function' });
  for (const [at, name] of functions.keys.entries()) {
    const twin = functions.keys.slice(0, at).find((other) => withoutDashes(other) === withoutDashes(name));
    const message =
      checkFunctionName(name, botName) ??
      (twin === undefined ? undefined : `a bot answers to ${twin} and ${name} alike, wanted another name`);
    if (message !== undefined) functions.report(name, { message });
  }
  return flavor === 'bare-bones'
    ? { flavor, functions: readEach(functions, readBareBonesFunction) }
    : { flavor, functions: readEach(functions, readTypeScriptFunction) };
}

/** What kebab-case, snake_case and camelCase leave of a name: a bot tells functions apart by that. */
function withoutDashes(name: string): string {
  return name.replaceAll('-', '');
}

function readEach<Read>(
  functions: AnswerReader,
  read: (reader: AnswerReader) => Read,
): Readonly<Record<string, Read>> {
  const { problems } = functions;
  return Object.fromEntries(
    functions.keys.map((name) => [
      name,
      read(new AnswerReader(functions.value(name), { path: functions.path(name), problems })),
    ]),
  );
}

function readTypeScriptFunction(reader: AnswerReader): TypeScriptFunction {
  reader.refuseUnknown(['template', 'schedule', 'timeZone']);
  const template = reader.choice('template', {
    choices: FUNCTION_TEMPLATES,
    fallback: DEFAULT_FUNCTION.template,
  });
  return { template, ...readSchedule(reader) };
}

function readBareBonesFunction(reader: AnswerReader): BareBonesFunction {
  reader.refuseUnknown(['entry', 'schedule', 'timeZone']);
  const entry = reader.text('entry', { check: checkEntry, fallback: BARE_BONES_ENTRY });
  return { entry, ...readSchedule(reader) };
}

function readSchedule(reader: AnswerReader): FunctionSchedule {
  return {
    schedule:
      reader.value('schedule') === null
        ? null
        : reader.text('schedule', { check: checkSchedule, fallback: DEFAULT_FUNCTION.schedule }),
    timeZone: reader.text('timeZone', { check: checkTimeZone, fallback: DEFAULT_FUNCTION.timeZone }),
  };
}
