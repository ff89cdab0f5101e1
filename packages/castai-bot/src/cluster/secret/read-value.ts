import { CliError, exitCodes, shell, usageError } from '@castai-bot/cli';
import { readTyped, type TypedContext } from './read-typed.ts';

/** Far more than an address or a token, far less than the 1 MiB of a Secret. */
const LONGEST = 16_384;
/** A shorter one stands in many words, and could not be taken out of what is printed. */
const SHORTEST = 4;

/**
 * The value of a secret: what comes in on stdin, or what a person types unseen, without the line break at its end.
 * @throws CliError USAGE when there is none, BAD_SECRET without a word of it, CANCELLED
 */
export async function readValue(name: string, context: TypedContext): Promise<string> {
  const hint = shell`castai-bot secret set ${name} < file-with-the-value`;
  const text = await readTyped(
    { what: name, asked: `The value of ${name}`, longest: LONGEST, hint },
    context,
  );
  const value = text.replace(/\r?\n$/, '');
  if (value === '') throw usageError(`Cannot read ${name}: stdin is empty, wanted its value`, hint);
  const isLengthy = value.length > LONGEST || value.length < SHORTEST;
  if (!isLengthy && !value.includes('\0')) return value;
  const found = isLengthy ? `${value.length} characters` : 'a NUL character in it';
  throw new CliError(
    'BAD_SECRET',
    `Cannot use what was given as ${name}: found ${found}, wanted a text of ${SHORTEST} to ${LONGEST} characters`,
    { exitCode: exitCodes.usage },
  );
}
