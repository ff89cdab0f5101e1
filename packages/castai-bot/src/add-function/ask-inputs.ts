import { type AskContext, askText, CliError } from '@castai-bot/cli';
import type { FunctionTemplateFacts, NamedValue } from '@castai-bot/scaffold';
import { parseInputs } from '../run/parse-input.ts';
import { describeInputs } from './choose-config.ts';

type Choices = FunctionTemplateFacts['choices'];

/**
 * Asks for each of some inputs that no word has given yet, and returns all as `name=value` words; what stays as it was
 * is left out.
 * @throws CliError CANCELLED
 */
export async function askInputs(
  present: readonly NamedValue[],
  { given, choices }: { readonly given: readonly string[]; readonly choices?: Choices },
  context: AskContext,
): Promise<readonly string[]> {
  const words = [...given];
  for (const input of present) {
    if (given.some((word) => word.startsWith(`${input.name}=`))) continue;
    const fallback = toText(input);
    const answer = await askText(
      {
        message: `Input ${input.name}?${typeof input.value === 'string' ? '' : ' (JSON)'}`,
        fallback,
        check: (typed) => findProblem(`${input.name}=${typed}`, { input, choices }),
      },
      context,
    );
    if (answer !== fallback) words.push(`${input.name}=${answer}`);
  }
  return words;
}

const toText = ({ value }: NamedValue): string => (typeof value === 'string' ? value : JSON.stringify(value));

function findProblem(
  word: string,
  { input, choices }: { readonly input: NamedValue; readonly choices: Choices },
): string | undefined {
  try {
    parseInputs([word], describeInputs([input], choices));
    return undefined;
  } catch (error) {
    if (error instanceof CliError) return error.message;
    throw error;
  }
}
