import { askSecret, type CommandContext, type ShellLine, usageError } from '@castai-bot/cli';

export type TypedContext = Pick<CommandContext, 'isInteractive' | 'signal' | 'stderr' | 'stdin'>;

/** What is to be read, and the words for it. */
export interface TypedSecret {
  /** In a sentence, e.g. `the API key`. */
  readonly what: string;
  readonly asked: string;
  /** Characters that are enough to see that there are too many. */
  readonly longest: number;
  /** Says how to pipe it in. */
  readonly hint: ShellLine;
}

/**
 * What comes in on stdin, or what a person types unseen, as it is.
 * @throws CliError USAGE where nobody can be asked, CANCELLED
 */
export async function readTyped(secret: TypedSecret, context: TypedContext): Promise<string> {
  if (context.stdin.isTTY !== true) return readStdin(secret, context);
  if (context.isInteractive) return askSecret(secret.asked, context);
  throw usageError(
    `Cannot ask for ${secret.what}: nobody is there to answer, wanted it on stdin`,
    secret.hint,
  );
}

async function readStdin({ longest }: TypedSecret, { stdin, signal }: TypedContext): Promise<string> {
  const chunks: string[] = [];
  let length = 0;
  stdin.setEncoding('utf8');
  for await (const chunk of stdin) {
    signal.throwIfAborted();
    chunks.push(String(chunk));
    length += String(chunk).length;
    if (length > 2 * longest) break;
  }
  return chunks.join('');
}
