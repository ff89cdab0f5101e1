import { CliError, type CommandContext, isRecord, readJson } from '@castai-bot/cli';
import { cleanEnv } from '../process/clean-env.ts';
import type { BotCommand } from './bot-command.ts';
import { findLoadFailure, type LoadFailure } from './load-failure.ts';
import { runBot } from './run-bot.ts';

/** One function as the bot's own code describes it. */
export interface DescribedFunction {
  /** In kebab-case. */
  readonly name: string;
  readonly description: string;
  readonly scope: string;
  /** JSON Schema. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** It becomes part of a path. */
const FUNCTION_NAME = /^[a-z0-9-]+$/;

export interface DescribeOptions {
  readonly cwd: string;
  readonly context: Pick<CommandContext, 'env' | 'now' | 'onInterrupt' | 'stderr'>;
}

/**
 * Asks a bot's own code for its functions, in a process of its own.
 * @throws CliError CANNOT_DESCRIBE
 */
export async function describeBot(
  command: BotCommand,
  { cwd, context }: DescribeOptions,
): Promise<readonly DescribedFunction[]> {
  let text = '';
  let said = '';
  const exitCode = await runBot(command, {
    cwd,
    env: { ...cleanEnv(context.env), BOT_DESCRIBE: '1' },
    context,
    onStdout: (chunk) => (text += chunk),
    onStderr: (chunk) => (said += chunk),
  });
  if (exitCode !== 0) throw cannotDescribe(describeFailure(findLoadFailure(said, { root: cwd, exitCode })));
  context.stderr.write(said);
  const line = text.trimEnd().split('\n').at(-1) ?? '';
  const described = readJson(line);
  if (!isRecord(described) || described['schema'] !== 1 || !Array.isArray(described['functions'])) {
    throw cannotDescribe(`found ${JSON.stringify(line.slice(0, 60))}, wanted its functions`);
  }
  return described['functions'].filter(isDescribedFunction);
}

function isDescribedFunction(value: unknown): value is DescribedFunction {
  return isRecord(value) && FUNCTION_NAME.test(String(value['name'])) && isRecord(value['inputs']);
}

function describeFailure({ file, line, why }: LoadFailure): string {
  return file === undefined ? why : `${file}:${line}: ${why}`;
}

function cannotDescribe(what: string): CliError {
  return new CliError('CANNOT_DESCRIBE', `Cannot ask src/main.ts for its functions: ${what}`);
}
