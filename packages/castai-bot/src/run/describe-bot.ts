import { CliError, type CommandContext, isRecord, readJson } from '@castai-bot/cli';
import { withPatience } from '../patience.ts';
import { askingEnv } from '../process/bot-env.ts';
import { type ChildCommand, runChild } from '../process/run-child.ts';
import { findLoadFailure, type LoadFailure } from './load-failure.ts';

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

/** A bot answers in a fraction of a second; one that does not has something else in its main. */
export const PATIENCE_MS = 30_000;

export interface DescribeOptions {
  readonly cwd: string;
  readonly context: Pick<CommandContext, 'env' | 'now' | 'onInterrupt' | 'stderr'>;
}

/**
 * Asks a bot's own code for its functions, in a process of its own that has neither key nor API.
 * @throws CliError CANNOT_DESCRIBE
 */
export async function describeBot(
  command: ChildCommand,
  { cwd, context }: DescribeOptions,
): Promise<readonly DescribedFunction[]> {
  let text = '';
  let said = '';
  const limitMs = withPatience(PATIENCE_MS, context.env);
  const { exitCode, isOverdue } = await runChild(command, {
    cwd,
    env: { ...askingEnv(context.env), BOT_DESCRIBE: '1' },
    context,
    limitMs,
    onStdout: (chunk) => (text += chunk),
    onStderr: (chunk) => (said += chunk),
  });
  if (isOverdue) throw cannotDescribe(`it gave no answer within ${limitMs / 1000} s, and was ended`);
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
