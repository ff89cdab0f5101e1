import { askSecret, CliError, type CommandContext, exitCodes, usageError } from '@castai-bot/cli';

type KeyContext = Pick<CommandContext, 'isInteractive' | 'signal' | 'stderr' | 'stdin'>;

/** As CAST AI makes them, with room; more is somebody's wrong file. */
const LONGEST = 4096;
const HINT = 'castai-bot secret set < file-with-the-key';

/**
 * The API key: what comes in on stdin, or what a person types unseen.
 * @throws CliError USAGE when there is none, BAD_KEY without a word of it, CANCELLED
 */
export async function readKey(context: KeyContext): Promise<string> {
  const text = context.stdin.isTTY === true ? await askKey(context) : await readStdin(context);
  const key = text.replace(/\r?\n$/, '');
  if (key === '') throw usageError('Cannot read the API key: stdin is empty, wanted the key', HINT);
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

async function readStdin({ stdin, signal }: KeyContext): Promise<string> {
  const chunks: string[] = [];
  let length = 0;
  stdin.setEncoding('utf8');
  for await (const chunk of stdin) {
    signal.throwIfAborted();
    chunks.push(String(chunk));
    length += String(chunk).length;
    if (length > 2 * LONGEST) break;
  }
  return chunks.join('');
}

async function askKey(context: KeyContext): Promise<string> {
  if (context.isInteractive) return askSecret('The CAST AI API key', context);
  throw usageError('Cannot ask for the API key: nobody is there to answer, wanted it on stdin', HINT);
}
