import { CliError, shell, usageError } from '@castai-bot/cli';
import {
  type BotAnswers,
  checkEntryName,
  findEntry,
  functionOf,
  listFunctionNames,
  type NamedValue,
} from '@castai-bot/scaffold';
import {
  dropUndefined,
  parseWithEntry,
  planNewEntry,
  type RepoPlan,
} from '../add-function/plan-add-function.ts';
import type { Repo } from '../repo/find-repo.ts';
import { ANSWERS_FILE } from '../repo/find-root.ts';
import { toCanonicalName } from '../repo/function-name.ts';
import { readPresentConfig, scheduleConfig } from '../config/schedule-config.ts';

/** Another schedule of a function that is wanted, its name checked by nobody yet. */
export interface ScheduleRequest {
  /** As castai-bot.json has it. */
  readonly functionName: string;
  readonly name: string;
  /** Null: it runs only when told to. */
  readonly schedule: string | null | undefined;
  readonly timeZone: string | undefined;
  /** In place of those of the function's own entry. */
  readonly inputs: readonly NamedValue[];
  readonly state: string | undefined;
}

export interface SchedulePlan extends RepoPlan {
  /** Of the bot with the new entry. */
  readonly answers: BotAnswers;
}

/**
 * The function that another schedule is wanted of.
 * @throws CliError USAGE for what is no function
 */
export function chooseOwnFunction(answers: BotAnswers, wanted: string): string {
  const name = toCanonicalName(wanted);
  const functions = listFunctionNames(answers);
  if (functions.includes(name)) return name;
  const other = functionOf(answers, name);
  if (other !== name) {
    throw usageError(
      `Cannot add a schedule to "${wanted}": it is one of the function "${other}"`,
      shell`castai-bot add-schedule ${other} another-name`,
    );
  }
  throw usageError(
    `Cannot find the function "${wanted}": "${answers.name}" has ${functions.join(', ')}`,
    'castai-bot list',
  );
}

/**
 * Everything that another schedule of a function changes. It takes the settings of the function's own entry over, and
 * its inputs and variables as far as nothing else is said: a limit that holds there must not be missing here.
 * @throws CliError USAGE for what cannot be an entry, EXISTS, KUSTOMIZATION
 */
export async function planAddSchedule(repo: Repo, request: ScheduleRequest): Promise<SchedulePlan> {
  const { name } = request;
  const present = await readPresentConfig(repo, request.functionName);
  const answers = addToAnswers(repo.answers, {
    ...request,
    inputs: replaceInputs(present.function.inputs, request.inputs),
  });
  const config = await scheduleConfig({ root: repo.root, answers }, name);
  const { created, edits, todo } = await planNewEntry(repo, { answers, name, config });
  return { answers, changes: [...created, ...edits], todo };
}

function replaceInputs(present: readonly NamedValue[], given: readonly NamedValue[]): readonly NamedValue[] {
  return [...present.filter(({ name }) => given.every((one) => one.name !== name)), ...given];
}

function addToAnswers(answers: BotAnswers, request: ScheduleRequest): BotAnswers {
  const { functionName, name, schedule, timeZone, inputs, state } = request;
  const action = `add the schedule "${name}"`;
  const problem = checkEntryName(name, answers.name);
  if (problem !== undefined) throw usageError(`Cannot ${action}: ${problem}`);
  if (Object.hasOwn(answers.functions, name)) {
    throw new CliError('EXISTS', `Cannot ${action}: ${ANSWERS_FILE} has it already`, {
      hint: 'castai-bot list',
    });
  }
  const own = findEntry(answers, functionName);
  const wanted = {
    function: functionName,
    ...dropUndefined({ schedule, timeZone: timeZone ?? own?.timeZone }),
    inputs: Object.fromEntries(inputs.map((input) => [input.name, input.value])),
    ...dropUndefined<unknown>({
      state: state ?? own?.state,
      limits: own?.limits,
      notify: own?.notify,
      secrets: own?.secrets,
      runUrl: own?.runUrl,
    }),
  };
  return parseWithEntry({ ...answers, schema: 2 }, { name, wanted, action });
}
