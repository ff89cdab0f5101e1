import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CliError, type CommandContext, shell, usageError } from '@castai-bot/cli';
import { entryVariable, type EntryVariable, functionOf } from '@castai-bot/scaffold';
import { parseFunctionConfig, withInputs, type FunctionConfig } from '../config/function-config.ts';
import { readConfigMap } from '../config/read-config-map.ts';
import type { Repo } from '../repo/find-repo.ts';
import { decodeText, withoutMark } from '../repo/read-text.ts';
import { findBotCommand } from './bot-command.ts';
import type { ChildCommand } from '../process/run-child.ts';
import { describeBot } from './describe-bot.ts';
import { chooseFunction, toCanonicalName } from '../repo/function-name.ts';
import { adviseInstall } from '../repo/plug-and-play.ts';
import { listMissing } from './list-missing.ts';
import { parseInputs, type InputsSchema } from './parse-input.ts';

export interface PrepareOptions {
  /** As typed. */
  readonly wanted: string | undefined;
  /** `name=value` words. */
  readonly inputs: readonly string[];
  /** As typed, relative to where the command runs. */
  readonly configFile: string | undefined;
  /** The time of its schedule that the run serves, as typed. */
  readonly at: string | undefined;
  readonly context: CommandContext;
}

export interface PreparedRun {
  /** Of the entry, which may run the function of another. */
  readonly functionName: string;
  readonly config: FunctionConfig;
  readonly command: ChildCommand;
  /** What its pods are told of it, as BOT_ENTRY. */
  readonly entry: EntryVariable;
  /** The time of its schedule that the run serves; undefined for a run that is told to start. */
  readonly tick: Date | undefined;
}

/** Which function runs, with which config, by which program. @throws CliError NOT_INSTALLED */
export async function prepareRun(repo: Repo, options: PrepareOptions): Promise<PreparedRun> {
  const { functionName, config } = await readConfig(repo, options);
  const command = await findBotCommand(repo.root, repo.answers, functionName);
  await checkInstalled(repo);
  const prepared = {
    functionName,
    command,
    entry: entryVariable(repo.answers, functionName),
    tick: options.at === undefined ? undefined : new Date(options.at),
  };
  await noteOddTime(repo, prepared, options.context);
  if (options.inputs.length === 0) return { ...prepared, config };
  const schema = await readSchema(repo, { functionName, command, context: options.context });
  return { ...prepared, config: withInputs(config, parseInputs(options.inputs, schema)) };
}

async function noteOddTime(
  { answers }: Repo,
  { functionName: name, tick }: Pick<PreparedRun, 'functionName' | 'tick'>,
  context: CommandContext,
): Promise<void> {
  if (tick === undefined) return;
  const { describeOddTime } = await import('./describe-odd-time.ts');
  const odd = await describeOddTime(answers, { name, tick });
  if (odd !== undefined) context.note(odd);
}

async function readConfig(
  { root, answers }: Repo,
  { wanted, configFile, context }: PrepareOptions,
): Promise<Pick<PreparedRun, 'functionName' | 'config'>> {
  if (configFile === undefined) {
    const functionName = chooseFunction(answers, wanted);
    return { functionName, config: await readConfigMap(root, functionName) };
  }
  const config = parseFunctionConfig(await readText(path.resolve(context.cwd, configFile)), configFile);
  const functionName = chooseFunction(answers, wanted ?? config.functionName);
  if (toCanonicalName(config.functionName) !== functionOf(answers, functionName)) {
    throw usageError(
      `Cannot run ${functionName} with ${configFile}: it names the function "${config.functionName}"`,
      shell`castai-bot run ${toCanonicalName(config.functionName)} --simulate --config ${configFile}`,
    );
  }
  return { functionName, config };
}

async function readText(file: string): Promise<string> {
  try {
    return withoutMark(decodeText(await readFile(file), file));
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError(
      'NO_CONFIG',
      `Cannot read --config: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
}

async function checkInstalled({ root, answers }: Repo): Promise<void> {
  const missing = answers.flavor === 'typescript' ? await listMissing(root) : [];
  if (missing.length === 0) return;
  const { why, fix } = adviseInstall(root, answers);
  const message = `Cannot run ${answers.name}: ${missing.join(', ')} not installed${why}`;
  throw new CliError('NOT_INSTALLED', message, { hint: fix });
}

interface SchemaOptions extends Pick<PreparedRun, 'functionName' | 'command'> {
  readonly context: CommandContext;
}

/** A script describes nothing: its inputs are taken as they look. */
async function readSchema(
  { root, answers }: Repo,
  options: SchemaOptions,
): Promise<InputsSchema | undefined> {
  if (answers.flavor === 'bare-bones') return undefined;
  const { command, context } = options;
  const functionName = functionOf(answers, options.functionName);
  const functions = await describeBot(command, { cwd: root, context });
  const described = functions.find(({ name }) => name === functionName);
  if (described) return described.inputs;
  const names = functions.map(({ name }) => name).join(', ');
  throw usageError(
    `Cannot find the function "${functionName}": src/functions/index.ts exports ${names || 'none'}`,
  );
}
