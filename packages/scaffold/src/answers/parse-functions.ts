import { checkSchedule, checkTimeZone } from '@castai-bot/schedule';
import { FUNCTION_TEMPLATES, functionTemplates } from '../function-templates.gen.ts';
import { AnswerReader } from './answer-reader.ts';
import {
  type BareBonesAnswers,
  type BareBonesFunction,
  type BotEntry,
  type Flavor,
  type OtherSchedule,
  type TypeScriptAnswers,
  type TypeScriptFunction,
} from './bot-answers.ts';
import { checkEntry } from './check-entry.ts';
import { checkEntryName, checkFunctionName } from './check-function-name.ts';
import { checkStateName } from './check-state-name.ts';
import { BARE_BONES_ENTRY, DEFAULT_FUNCTION } from './default-answers.ts';
import { SETTING_FIELDS } from './entry-settings.ts';
import { readInputs } from './read-inputs.ts';
import { readSettings } from './read-settings.ts';

/** The part of the answers that depends on the flavour. */
type FlavoredAnswers =
  | Pick<TypeScriptAnswers, 'flavor' | 'functions'>
  | Pick<BareBonesAnswers, 'flavor' | 'functions'>;

/** Members that only entries of schema 2 have, beside `function`. */
const NEWER_FIELDS: readonly string[] = ['inputs', 'state', ...SETTING_FIELDS];

/** What an entry is read for. */
interface EntryContext {
  readonly botName: string;
  readonly schema: number;
}

/** Reads the `functions` member; without one the bot has the function its flavour starts with. */
export function parseFunctions(
  reader: AnswerReader,
  { flavor, ...context }: EntryContext & { readonly flavor: Flavor },
): FlavoredAnswers {
  const raw = reader.value('functions') ?? {
    [flavor === 'bare-bones' ? 'script' : DEFAULT_FUNCTION.template]: {},
  };
  const functions = new AnswerReader(raw, { path: reader.path('functions'), problems: reader.problems });
  if (functions.keys.length === 0)
    reader.report('functions', { message: 'empty, wanted at least one function' });
  for (const [at, name] of functions.keys.entries()) {
    const message = findNameProblem(functions, { at, name, botName: context.botName });
    if (message !== undefined) functions.report(name, { message });
  }
  return flavor === 'bare-bones'
    ? { flavor, functions: readEach(functions, (one) => readBareBonesFunction(one, context), context) }
    : {
        flavor,
        functions: readEach(
          functions,
          (one, name) => readTypeScriptFunction(one, { ...context, name }),
          context,
        ),
      };
}

function findNameProblem(
  functions: AnswerReader,
  { at, name, botName }: { readonly at: number; readonly name: string; readonly botName: string },
): string | undefined {
  const twin = functions.keys.slice(0, at).find((other) => withoutDashes(other) === withoutDashes(name));
  if (twin !== undefined) return `a bot answers to ${twin} and ${name} alike, wanted another name`;
  const check = isOtherSchedule(functions.value(name)) ? checkEntryName : checkFunctionName;
  return check(name, botName);
}

/** What kebab-case, snake_case and camelCase leave of a name: a bot tells functions apart by that. */
function withoutDashes(name: string): string {
  return name.replaceAll('-', '');
}

function isOtherSchedule(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'function');
}

function readEach<Read>(
  functions: AnswerReader,
  read: (reader: AnswerReader, name: string) => Read,
  context: EntryContext,
): Readonly<Record<string, Read | OtherSchedule>> {
  return Object.fromEntries(
    functions.keys.map((name) => {
      const entry = functions.record(name);
      return [
        name,
        isOtherSchedule(functions.value(name))
          ? readOtherSchedule(entry, { ...context, functions, name })
          : read(entry, name),
      ];
    }),
  );
}

function readTypeScriptFunction(
  reader: AnswerReader,
  { name, ...context }: EntryContext & { readonly name: string },
): TypeScriptFunction {
  refuseUnknown(reader, 'template', context);
  const template = reader.choice('template', {
    choices: FUNCTION_TEMPLATES,
    fallback: DEFAULT_FUNCTION.template,
  });
  const state = functionTemplates[template].keepsState === true ? { state: name } : {};
  return { template, ...state, ...readEntry(reader, context) };
}

function readBareBonesFunction(reader: AnswerReader, context: EntryContext): BareBonesFunction {
  refuseUnknown(reader, 'entry', context);
  const entry = reader.text('entry', { check: checkEntry, fallback: BARE_BONES_ENTRY });
  return { entry, ...readEntry(reader, context) };
}

function readOtherSchedule(
  reader: AnswerReader,
  { functions, name, ...context }: EntryContext & { readonly functions: AnswerReader; readonly name: string },
): OtherSchedule {
  refuseUnknown(reader, 'function', context);
  const check = (wanted: string): string | undefined => {
    if (wanted === name) return 'an entry runs the function of its own name anyway, wanted another or none';
    if (isOtherSchedule(functions.value(wanted)))
      return `${wanted} is another schedule itself, wanted the name of its function`;
    const known = functions.keys.filter((one) => !isOtherSchedule(functions.value(one)));
    return known.includes(wanted) ? undefined : `no such function, wanted one of ${known.join(', ')}`;
  };
  return { function: reader.text('function', { check }), ...readEntry(reader, context) };
}

function refuseUnknown(reader: AnswerReader, own: string, { schema }: EntryContext): void {
  const known = [own, 'schedule', 'timeZone'];
  if (schema === 1) reader.refuseUnknown(known, ['function', ...NEWER_FIELDS]);
  else reader.refuseUnknown([...known, ...NEWER_FIELDS]);
}

function readEntry(reader: AnswerReader, { botName }: EntryContext): BotEntry {
  return {
    schedule:
      reader.value('schedule') === null
        ? null
        : reader.text('schedule', { check: checkSchedule, fallback: DEFAULT_FUNCTION.schedule }),
    timeZone: reader.text('timeZone', { check: checkTimeZone, fallback: DEFAULT_FUNCTION.timeZone }),
    ...(reader.has('inputs') ? { inputs: readInputs(reader.record('inputs')) } : {}),
    ...(reader.has('state')
      ? { state: reader.text('state', { check: (value) => checkStateName(value, botName) }) }
      : {}),
    ...readSettings(reader),
  };
}
