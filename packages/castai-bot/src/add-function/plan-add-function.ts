import { CliError, isRecord, shell, type ShellLine, usageError } from '@castai-bot/cli';
import {
  addScheduleCommands,
  checkFunctionName,
  functionConfig,
  parseAnswers,
  planFunction,
  resourcesOf,
  templateFor,
  type BotAnswers,
  type FunctionConfig,
} from '@castai-bot/scaffold';
import { addExport, exportLine } from '../edit-repo/edit-index.ts';
import { editJson } from '../edit-repo/edit-json.ts';
import { addResources } from '../edit-repo/edit-kustomization.ts';
import { planEdit } from '../edit-repo/plan-edit.ts';
import { planOwned } from '../edit-repo/plan-owned.ts';
import { planReadme } from '../edit-repo/plan-readme.ts';
import { type RepoOrModeChange, toCreation } from '../edit-repo/repo-change.ts';
import { INDEX_FILE } from '../repo/parse-index.ts';
import type { Repo } from '../repo/find-repo.ts';
import { ANSWERS_FILE } from '../repo/find-root.ts';
import { KUSTOMIZATION } from '../repo/manifest-files.ts';
import { chooseConfig } from './choose-config.ts';
import { findOnlyZone } from './find-only-zone.ts';
import { planEntry } from './plan-entry.ts';

/** The function that is wanted, its name checked by nobody yet. */
export interface AddRequest {
  readonly name: string;
  /** Of a TypeScript function. */
  readonly template: string | undefined;
  /** Of a bare-bones function. */
  readonly entry: string | undefined;
  /** Null: it runs only when told to. */
  readonly schedule: string | null | undefined;
  readonly timeZone: string | undefined;
  /** `name=value` words. */
  readonly inputs: readonly string[];
  /** Whether the list of functions gets its line. */
  readonly isExported: boolean;
}

export interface RepoPlan {
  readonly changes: readonly RepoOrModeChange[];
  /** What is left for the person to do. */
  readonly todo: readonly string[];
}

interface AddPlan extends RepoPlan {
  /** Commands that add the other schedules which the function is made for. */
  readonly otherSchedules: readonly ShellLine[];
}

/**
 * Everything that adding a function changes.
 * @throws CliError USAGE for what cannot be a function, EXISTS, INDEX_REWRITTEN, KUSTOMIZATION
 */
export async function planAddFunction(repo: Repo, request: AddRequest): Promise<AddPlan> {
  const { name } = request;
  const answers = addToAnswers(repo.answers, request);
  const entry = await planEntry(repo.root, answers, name);
  // A script of a person knows nothing of the inputs of ours.
  const isTheirs = answers.flavor === 'bare-bones' && entry.changes.length === 0;
  const fallback = isTheirs ? functionConfig(name, undefined) : undefined;
  const config = chooseConfig(answers, name, request.inputs) ?? fallback;
  const isListed = request.isExported && answers.flavor === 'typescript';
  const index = isListed ? await planEdit(repo.root, INDEX_FILE, (text) => addExport(text, name)) : undefined;
  const added = await planNewEntry(repo, { answers, name, config });
  const unlisted = answers.flavor === 'typescript' && !isListed;
  return {
    changes: [...added.created, ...entry.changes, ...(index === undefined ? [] : [index]), ...added.edits],
    todo: [...(unlisted ? [`Add to ${INDEX_FILE}: ${exportLine(name)}`] : []), ...added.todo, ...entry.todo],
    otherSchedules: addScheduleCommands(answers, name).map((words) => shell`castai-bot ${words}`),
  };
}

/** An entry that castai-bot.json does not have yet. */
interface NewEntry {
  /** With it. */
  readonly answers: BotAnswers;
  readonly name: string;
  readonly config: FunctionConfig | undefined;
}

/** What a new entry is written to: its own files, and those that list every entry. */
export async function planNewEntry(
  repo: Repo,
  { answers, name, config }: NewEntry,
): Promise<{
  readonly created: readonly RepoOrModeChange[];
  readonly edits: readonly RepoOrModeChange[];
  readonly todo: readonly string[];
}> {
  const planned = await planFunction(answers, name, { config });
  const edits = [
    await planEdit(repo.root, KUSTOMIZATION, (text) => addResources(text, resourcesOf(answers, name))),
    await planEdit(repo.root, ANSWERS_FILE, (text) => addEntryToJson(text, answers, name)),
  ];
  const owned = await planOwned(repo, answers);
  const readme = await planReadme(repo.root, answers);
  return {
    created: planned.map(toCreation),
    edits: [...edits.filter((edit) => edit !== undefined), ...readme.changes, ...owned.changes],
    todo: [...owned.todo, ...readme.todo],
  };
}

function addToAnswers(answers: BotAnswers, request: AddRequest): BotAnswers {
  const { name, template, entry, schedule, timeZone } = request;
  const problem = checkFunctionName(name, answers.name);
  if (problem !== undefined) throw usageError(`Cannot add the function "${name}": ${problem}`);
  if (Object.hasOwn(answers.functions, name)) {
    throw new CliError('EXISTS', `Cannot add the function "${name}": ${ANSWERS_FILE} has it already`, {
      hint: 'castai-bot list',
    });
  }
  if (answers.flavor === 'bare-bones' ? template !== undefined : entry !== undefined) {
    const flag = answers.flavor === 'bare-bones' ? '--template' : '--entry';
    throw usageError(
      `Cannot add the function "${name}": ${flag} is not for bots of the flavor ${answers.flavor}`,
    );
  }
  const own =
    answers.flavor === 'bare-bones'
      ? { entry: entry ?? `src/${name}.sh` }
      : { template: template ?? templateFor(name) };
  const wanted = { ...own, ...dropUndefined({ schedule, timeZone: timeZone ?? findOnlyZone(answers) }) };
  return parseWithEntry(answers, { name, wanted, action: `add the function "${name}"` });
}

/**
 * Answers with one more entry.
 * @throws CliError USAGE with every problem
 */
export function parseWithEntry(
  answers: BotAnswers,
  { name, wanted, action }: { readonly name: string; readonly wanted: object; readonly action: string },
): BotAnswers {
  const parsed = parseAnswers({ ...answers, functions: { ...answers.functions, [name]: wanted } });
  if ('answers' in parsed) return parsed.answers;
  const lines = parsed.problems.map(({ field, value, message }) => {
    const what = field.replace(`functions.${name}.`, '');
    return `${what}${value === undefined ? '' : ` ${JSON.stringify(value)}`}: ${message}`;
  });
  throw usageError(`Cannot ${action}: ${lines.join('; ')}`);
}

/** A record without the members that nobody has set. */
export function dropUndefined<Value>(
  record: Readonly<Record<string, Value | undefined>>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function addEntryToJson(text: string, { schema, functions }: BotAnswers, name: string): string {
  return editJson(text, (document) => {
    const before = isRecord(document['functions']) ? document['functions'] : {};
    const after = { ...before, [name]: functions[name] };
    return { ...document, ...(schema === 1 ? {} : { schema }), functions: after };
  });
}
