import { type AskContext, askText, CliError } from '@castai-bot/cli';
import type { NamedValue } from '@castai-bot/scaffold';
import { parseInputs } from '../run/parse-input.ts';
import { describeInputs } from './choose-config.ts';

/**
 * Asks for each of some inputs that no word has given yet, and returns all as `name=value` words; what stays as it was
 * is left out.
 * @throws CliError CANCELLED
 */
export async function askInputs(
  present: readonly NamedValue[],
  given: readonly string[],
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
        check: (typed) => findProblem(`${input.name}=${typed}`, input),
      },
      context,
    );
    if (answer !== fallback) words.push(`${input.name}=${answer}`);
  }
  return words;
}

const toText = ({ value }: NamedValue): string => (typeof value === 'string' ? value : JSON.stringify(value));

function findProblem(word: string, input: NamedValue): string | undefined {
  try {
    parseInputs([word], describeInputs([input]));
    return undefined;
  } catch (error) {
    if (error instanceof CliError) return error.message;
    throw error;
  }
}
