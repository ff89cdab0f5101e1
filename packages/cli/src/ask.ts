import type { CommandContext } from './command.ts';
import { CliError } from './errors.ts';
import { exitCodes } from './exit-codes.ts';

export type AskContext = Pick<CommandContext, 'signal' | 'stderr' | 'stdin'>;

export interface TextQuestion {
  readonly message: string;
  /** What an empty answer means; without one an answer is needed. */
  readonly fallback?: string;
  /** The problem of an answer in words. */
  readonly check: (answer: string) => string | undefined;
}

export interface ChoiceQuestion {
  readonly message: string;
  readonly choices: readonly { readonly value: string; readonly hint: string }[];
  readonly fallback: string;
}

/** Asks for a line of text. @throws CliError CANCELLED */
export async function askText(
  { message, fallback = '', check }: TextQuestion,
  context: AskContext,
): Promise<string> {
  const { text } = await import('./clack.ts');
  const meant = (typed: string | undefined): string => typed?.trim() || fallback;
  const answer = await ask<string>(context, (streams) =>
    text({
      message,
      placeholder: fallback,
      defaultValue: fallback,
      ...streams,
      validate: (typed) => check(meant(typed)),
    }),
  );
  return meant(answer);
}

/** Asks for one of several. @throws CliError CANCELLED */
export async function askChoice(
  { message, choices, fallback }: ChoiceQuestion,
  context: AskContext,
): Promise<string> {
  const { select } = await import('./clack.ts');
  const options = choices.map(({ value, hint }) => ({ value, label: value, hint }));
  return ask<string>(context, (streams) => select({ message, options, initialValue: fallback, ...streams }));
}

export interface ListQuestion {
  readonly message: string;
  readonly values: readonly string[];
  readonly fallback: string;
}

const LIST_ROWS = 8;

/** Asks for one of many, which typing narrows down. @throws CliError CANCELLED */
export async function askListed(
  { message, values, fallback }: ListQuestion,
  context: AskContext,
): Promise<string> {
  const { autocomplete } = await import('./clack.ts');
  const options = values.map((value) => ({ value, label: value }));
  const list = { options, initialValue: fallback, maxItems: LIST_ROWS, validate: wantListed };
  return ask<string>(context, (streams) => autocomplete({ message, ...list, ...streams }));
}

const wantListed = (value: unknown): string | undefined =>
  typeof value === 'string' ? undefined : 'Choose one of the list';

/** Asks for what nobody should see. @throws CliError CANCELLED */
export async function askSecret(message: string, context: AskContext): Promise<string> {
  const { password } = await import('./clack.ts');
  return ask<string>(context, (streams) => password({ message, ...streams }));
}

/** Asks for a yes; a no is what Enter means. @throws CliError CANCELLED when it is one */
export async function askYes(message: string, context: AskContext): Promise<void> {
  const { confirm } = await import('./clack.ts');
  const isYes = await ask<boolean>(context, (streams) =>
    confirm({ message, initialValue: false, ...streams }),
  );
  if (!isYes) throw cancelled();
}

interface PromptStreams {
  readonly input: CommandContext['stdin'];
  readonly output: CommandContext['stderr'];
  readonly signal: AbortSignal;
}

/** A prompt never settles by itself when its input ends, or on Ctrl-D. */
async function ask<Answer extends string | boolean>(
  { signal, stderr, stdin }: AskContext,
  put: (streams: PromptStreams) => Promise<Answer | symbol>,
): Promise<Answer> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  const onKeypress = (_text: unknown, key: { readonly ctrl?: boolean; readonly name?: string }): void => {
    if (key.ctrl === true && key.name === 'd') leave();
  };
  if (stdin.readableEnded || stdin.destroyed) throw cancelled();
  stdin.once('end', leave).once('close', leave).on('keypress', onKeypress);
  try {
    const answer = await put({
      input: stdin,
      output: stderr,
      signal: AbortSignal.any([signal, gone.signal]),
    });
    signal.throwIfAborted();
    if (typeof answer === 'symbol') throw cancelled();
    return answer;
  } finally {
    stdin.off('end', leave).off('close', leave).off('keypress', onKeypress);
  }
}

function cancelled(): CliError {
  return new CliError('CANCELLED', 'Cancelled: nothing was changed', { exitCode: exitCodes.cancelled });
}
