import type { FunctionTemplate } from '../function-templates.gen.ts';
import type { BotAnswers } from './bot-answers.ts';
import type { EntrySettings } from './entry-settings.ts';

type Entries = Pick<BotAnswers, 'functions'>;

/** An entry of castai-bot.json by its name. */
export function findEntry({ functions }: Entries, name: string): BotAnswers['functions'][string] | undefined {
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}

/** The function that an entry runs: another's, or the one that is called as it is. */
export function functionOf(answers: Entries, entryName: string): string {
  const entry = findEntry(answers, entryName);
  return entry !== undefined && 'function' in entry ? entry.function : entryName;
}

/** The functions of a bot, each once, in the order of castai-bot.json. */
export function listFunctionNames(answers: Entries): readonly string[] {
  return Object.keys(answers.functions).filter((name) => functionOf(answers, name) === name);
}

/** The other entries that run a function. */
export function listOtherSchedules(answers: Entries, functionName: string): readonly string[] {
  return Object.keys(answers.functions).filter(
    (name) => name !== functionName && functionOf(answers, name) === functionName,
  );
}

/** What the file of an entry's function was written from; undefined in a bare-bones bot. */
export function templateOf(answers: Entries, entryName: string): FunctionTemplate | undefined {
  const own = findEntry(answers, functionOf(answers, entryName));
  return own !== undefined && 'template' in own ? own.template : undefined;
}

/** The file that an entry of a bare-bones bot runs; undefined in TypeScript. */
export function programOf(answers: Entries, entryName: string): string | undefined {
  const own = findEntry(answers, functionOf(answers, entryName));
  return own !== undefined && 'entry' in own ? own.entry : undefined;
}

/** What holds for an entry: its own settings and, for those it has not, the bot's. */
export function settingsOf(answers: Entries & EntrySettings, entryName: string): EntrySettings {
  const { limits, notify, secrets, runUrl } = { ...answers, ...findEntry(answers, entryName) };
  return {
    ...(limits === undefined ? {} : { limits }),
    ...(notify === undefined ? {} : { notify }),
    ...(secrets === undefined ? {} : { secrets }),
    ...(runUrl === undefined ? {} : { runUrl }),
  };
}

/**
 * The state of an entry: the one it names; one of its own name where somebody is told of its runs, since it must be
 * known what they were told already.
 */
export function stateOf(answers: Entries & EntrySettings, entryName: string): string | undefined {
  const { notify = [] } = settingsOf(answers, entryName);
  return findEntry(answers, entryName)?.state ?? (notify.length > 0 ? entryName : undefined);
}
