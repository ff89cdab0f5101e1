import { spawn, type ChildProcess } from 'node:child_process';
import { CliError, type CommandContext, type InterruptSignal } from '@castai-bot/cli';
import type { Environment } from '../process/clean-env.ts';
import { waitForExit } from '../process/wait-for-exit.ts';
import type { BotCommand } from './bot-command.ts';

export interface RunBotOptions {
  readonly cwd: string;
  readonly env: Environment;
  readonly context: Pick<CommandContext, 'now' | 'onInterrupt' | 'stderr'>;
  /** Gets stdout as it comes. */
  readonly onStdout: (text: string) => void;
  /** Gets stderr as it comes. @default it goes to ours */
  readonly onStderr?: (text: string) => void;
}

/** One Ctrl-C may arrive twice, from the terminal and from npm; what comes later is a person pressing again. */
const SAME_PRESS_MS = 1000;

/**
 * Runs a bot and returns its exit code. SIGINT and SIGTERM reach it once, and it may take its time to end; a later
 * one ends it at once.
 * @throws CliError CANNOT_START
 */
export async function runBot({ program, args }: BotCommand, options: RunBotOptions): Promise<number> {
  const { cwd, env, context, onStdout, onStderr } = options;
  // A group of its own: a script's children get the signal too, and the terminal's Ctrl-C does not arrive twice.
  const hasGroup = process.platform !== 'win32';
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: hasGroup });
  child.stdout.setEncoding('utf8').on('data', onStdout);
  if (onStderr === undefined) child.stderr.pipe(context.stderr, { end: false });
  else child.stderr.setEncoding('utf8').on('data', onStderr);
  const stop = forwardInterrupts(child, context, hasGroup);
  try {
    return await waitForExit(child);
  } catch (cause) {
    throw new CliError(
      'CANNOT_START',
      `Cannot start ${program}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  } finally {
    stop();
  }
}

function forwardInterrupts(
  child: ChildProcess,
  { now, onInterrupt }: RunBotOptions['context'],
  hasGroup: boolean,
): () => void {
  let first: number | undefined;
  return onInterrupt((signal) => {
    const at = now().getTime();
    if (first === undefined) send(child, { signal, hasGroup });
    else if (at - first > SAME_PRESS_MS) send(child, { signal: 'SIGKILL', hasGroup });
    first ??= at;
  });
}

interface Sending {
  readonly signal: InterruptSignal | 'SIGKILL';
  readonly hasGroup: boolean;
}

function send(child: ChildProcess, { signal, hasGroup }: Sending): void {
  if (child.pid === undefined) return;
  if (!hasGroup) {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
