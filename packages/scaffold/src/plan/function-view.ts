import type { BotAnswers } from '../answers/bot-answers.ts';
import { entryCommand } from './entry-runtime.ts';
import { functionConfig, type FunctionConfig, scriptConfig } from './function-config.ts';

/** What the templates of one function know. */
export interface FunctionView {
  /** kebab-case, as in file names. */
  readonly name: string;
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
 * Puts together what the templates of one function know.
 * @param config in place of the one that comes with its template
 * @throws Error when the bot has no such function
 */
export function functionView(answers: BotAnswers, name: string, config?: FunctionConfig): FunctionView {
  const found = Object.hasOwn(answers.functions, name) ? answers.functions[name] : undefined;
  if (found === undefined)
    throw new Error(`Cannot plan the function ${JSON.stringify(name)}: the bot has none of this name`);
  const objectName = `${answers.name}-${name}`;
  return {
    name,
    objectName,
    schedule: found.schedule,
    timeZone: found.timeZone,
    entry: 'entry' in found ? found.entry : '',
    command:
      'entry' in found && name !== Object.keys(answers.functions)[0] ? entryCommand(found.entry) : null,
    config:
      config ?? ('entry' in found ? scriptConfig(name, found.entry) : functionConfig(name, found.template)),
    files: functionFiles(name, 'entry' in found ? found.entry : undefined),
  };
}

/** Where a function's files are; `entry` is the program of a bare-bones bot. */
export function functionFiles(name: string, entry?: string): FunctionFiles {
  return {
    source: entry ?? `src/functions/${name}.ts`,
    test: `src/functions/${name}.test.ts`,
    configMap: `k8s/${name}.configmap.yaml`,
    cronJob: `k8s/${name}.cronjob.yaml`,
    pod: `k8s/${name}.pod.yaml`,
  };
}
