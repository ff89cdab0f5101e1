import { CliError, exitCodes, shell, usageError } from '@castai-bot/cli';
import { readTyped, type TypedContext } from './read-typed.ts';

/** As CAST AI makes them, with room; more is somebody's wrong file. */
const LONGEST = 4096;

/**
 * The API key: what comes in on stdin, or what a person types unseen.
 * @throws CliError USAGE when there is none, BAD_KEY without a word of it, CANCELLED
 */
export async function readKey(context: TypedContext): Promise<string> {
  const hint = shell`castai-bot secret set < file-with-the-key`;
  const text = await readTyped(
    { what: 'the API key', asked: 'The CAST AI API key', longest: LONGEST, hint },
    context,
  );
  const key = text.replace(/\r?\n$/, '');
  if (key === '') throw usageError('Cannot read the API key: stdin is empty, wanted the key', hint);
  if (key.length > LONGEST || !/^[\u0021-\u007E]+$/.test(key)) {
    const found =
      key.length > LONGEST ? `${key.length} characters` : 'blanks, line breaks or other characters in it';
    throw new CliError(
      'BAD_KEY',
      `Cannot use what was given as the API key: found ${found}, wanted one line of letters, digits and signs`,
      {
        exitCode: exitCodes.usage,
      },
    );
  }
  return key;
}
