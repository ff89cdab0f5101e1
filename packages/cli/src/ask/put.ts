import { styleText } from 'node:util';
import type { CommandContext } from '../command.ts';
import { CliError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';

export interface AskContext extends Pick<CommandContext, 'signal' | 'stderr' | 'stdin'> {
  /** Escape leads to what was asked before, and the question fails with the code BACK. @default it cancels */
  readonly canGoBack?: boolean;
}

export interface PromptStreams {
  readonly input: CommandContext['stdin'];
  readonly output: CommandContext['stderr'];
  readonly signal: AbortSignal;
}

interface Key {
  readonly ctrl?: boolean;
  readonly name?: string;
}

/**
 * Puts a question. A prompt never settles by itself when its input ends, or on Ctrl-D.
 * @throws CliError BACK after Escape where that is possible, CANCELLED after whatever else leaves the question
 */
export async function put<Answer extends string | boolean>(
  { signal, stderr, stdin, canGoBack = false }: AskContext,
  prompt: (streams: PromptStreams) => Promise<Answer | symbol>,
): Promise<Answer> {
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  let last: Key = {};
  const onKeypress = (_text: unknown, key: Key): void => {
    last = key;
    if (key.ctrl === true && key.name === 'd') leave();
  };
  if (stdin.readableEnded || stdin.destroyed) throw cancelled();
  stdin.once('end', leave).once('close', leave).on('keypress', onKeypress);
  try {
    const streams = { input: stdin, output: stderr, signal: AbortSignal.any([signal, gone.signal]) };
    const answer = await prompt(streams);
    if (typeof answer !== 'symbol' && !streams.signal.aborted) return answer;
    if (!canGoBack || last.name !== 'escape' || streams.signal.aborted) throw cancelled();
    stderr.write(`${styleText('gray', BAR)}  ${styleText('dim', '↑ back')}\n`);
    throw new CliError('BACK', 'Back to the question before');
  } finally {
    stdin.off('end', leave).off('close', leave).off('keypress', onKeypress);
  }
}

const BAR = '│';

/** What is thrown when the person gives up, or the terminal goes away. */
export function cancelled(): CliError {
  return new CliError('CANCELLED', 'Cancelled: nothing was changed', { exitCode: exitCodes.cancelled });
}

/** Whether a question was left for the one before it. */
export function isBack(error: unknown): boolean {
  return error instanceof CliError && error.code === 'BACK';
}
