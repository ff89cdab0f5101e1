import type { BotAnswers } from '../answers/bot-answers.ts';
import { secretsName } from '../answers/find-collisions.ts';
import { findEntry, functionOf, programOf, templateOf } from '../answers/list-entries.ts';
import { entryCommand } from './entry-runtime.ts';
import { entryVariable, type EntryVariable } from './entry-variable.ts';
import { configWith, functionConfig, type FunctionConfig, scriptConfig } from './function-config.ts';

/** What the templates of one entry know. */
export interface FunctionView {
  /** kebab-case, as in file names. */
  readonly name: string;
  /** The function it is another schedule of; null where it is one itself. */
  readonly otherOf: string | null;
  /** Name of its Kubernetes objects: the bot's and its own. */
  readonly objectName: string;
  /** Null: it runs only when told to. */
  readonly schedule: string | null;
  readonly timeZone: string;
  /** The file a bare-bones bot runs; empty for a function in TypeScript. */
  readonly entry: string;
  /** What a container runs in place of the image's own entry point; null where that is the function's. */
  readonly command: readonly string[] | null;
  readonly config: FunctionConfig;
  /** The Secret of everything secret but the API key. */
  readonly secretsName: string;
  /** BOT_ENTRY of its pods. */
  readonly variable: EntryVariable;
  readonly files: FunctionFiles;
}

/** Paths of a function's files inside the repo. */
export interface FunctionFiles {
  readonly source: string;
  readonly test: string;
  readonly configMap: string;
  readonly cronJob: string;
  readonly pod: string;
}

/**
 * Puts together what the templates of one entry know.
 * @param config in place of the one that comes with its template
 * @throws Error when the bot has no such entry
 */
export function functionView(answers: BotAnswers, name: string, config?: FunctionConfig): FunctionView {
  const found = findEntry(answers, name);
  if (found === undefined)
    throw new Error(`Cannot plan the function ${JSON.stringify(name)}: the bot has none of this name`);
  const functionName = functionOf(answers, name);
  const program = programOf(answers, name);
  return {
    name,
    otherOf: functionName === name ? null : functionName,
    objectName: `${answers.name}-${name}`,
    schedule: found.schedule,
    timeZone: found.timeZone,
    entry: program ?? '',
    command: findCommand(answers, program),
    config: config ?? entryConfig(answers, name),
    secretsName: secretsName(answers),
    variable: entryVariable(answers, name),
    files: functionFiles(name, { functionName, program }),
  };
}

/** The config that an entry starts with: the inputs it was given, else those that come with what its function is. */
function entryConfig(answers: BotAnswers, name: string): FunctionConfig {
  const inputs = findEntry(answers, name)?.inputs;
  const functionName = functionOf(answers, name);
  if (inputs !== undefined) return configWith(functionName, inputs);
  return answers.flavor === 'bare-bones'
    ? scriptConfig(functionName, programOf(answers, name) ?? '')
    : functionConfig(functionName, templateOf(answers, name));
}

/** What a container runs in place of the image's entry point, which is the program of the first entry. */
function findCommand(answers: BotAnswers, program: string | undefined): readonly string[] | null {
  if (program === undefined) return null;
  const [first = ''] = Object.keys(answers.functions);
  return program === programOf(answers, first) ? null : entryCommand(program);
}

/** Where an entry's files are; `program` is what a bare-bones bot runs. */
function functionFiles(
  name: string,
  { functionName, program }: { readonly functionName: string; readonly program: string | undefined },
): FunctionFiles {
  return {
    source: program ?? `src/functions/${functionName}.ts`,
    test: `src/functions/${functionName}.test.ts`,
    configMap: `k8s/${name}.configmap.yaml`,
    cronJob: `k8s/${name}.cronjob.yaml`,
    pod: `k8s/${name}.pod.yaml`,
  };
}
