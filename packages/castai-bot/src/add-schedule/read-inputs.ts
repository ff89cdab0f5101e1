import { CliError, type CommandContext } from '@castai-bot/cli';
import type { NamedValue } from '@castai-bot/scaffold';
import { describeInputs } from '../add-function/choose-config.ts';
import type { Repo } from '../repo/find-repo.ts';
import { findBotCommand } from '../run/bot-command.ts';
import { describeBot } from '../run/describe-bot.ts';
import { listMissing } from '../run/list-missing.ts';
import { type InputsSchema, parseInputs } from '../run/parse-input.ts';

export interface InputsOptions {
  readonly functionName: string;
  /** `name=value` words. */
  readonly words: readonly string[];
  /** The inputs of the function's own entry. */
  readonly present: readonly NamedValue[];
  readonly context: CommandContext;
}

/**
 * Reads words as the function's own code describes its inputs; where that cannot be asked, since its packages are not
 * installed, it does not start or is a script, by the values that its config has.
 * @throws CliError USAGE for an input that the function does not take, or of another type
 */
export async function readInputWords(repo: Repo, options: InputsOptions): Promise<readonly NamedValue[]> {
  if (options.words.length === 0) return [];
  return parseInputs(options.words, await describe(repo, options));
}

async function describe(
  { root, answers }: Repo,
  { functionName, present, context }: InputsOptions,
): Promise<InputsSchema> {
  const byValue = { ...describeInputs(present), additionalProperties: true };
  if (answers.flavor === 'bare-bones' || (await listMissing(root)).length > 0) return byValue;
  try {
    const functions = await describeBot(await findBotCommand(root, answers, ''), { cwd: root, context });
    return functions.find(({ name }) => name === functionName)?.inputs ?? byValue;
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    context.note(`The inputs are taken as they look. ${error.message}`);
    return byValue;
  }
}
