import { type ChildProcess, spawn } from 'node:child_process';
import { CliError, type CommandContext, findProgram } from '@castai-bot/cli';
import type { Environment } from './bot-env.ts';
import { endGroup, hasGroups, signalGroup } from './child-group.ts';
import { waitForEnd } from './wait-for-end.ts';

/** A program, and its words; to be run in the repo's root where it is the bot. */
export interface ChildCommand {
  readonly program: string;
  readonly args: readonly string[];
}

export interface RunChildOptions {
  readonly cwd: string;
  readonly env: Environment;
  readonly context: Pick<CommandContext, 'now' | 'onInterrupt'>;
  /** Gets stdout as it comes. */
  readonly onStdout: (text: string) => void;
  /** Gets stderr as it comes. */
  readonly onStderr: (text: string) => void;
  /** Asks it to end. */
  readonly signal?: AbortSignal;
  /** After that it is ended, whatever it says. */
  readonly limitMs?: number;
}

export interface ChildEnd {
  /** 128 + the number of the signal that ended it, as a shell says it. */
  readonly exitCode: number;
  /** It was ended since its time was over. */
  readonly isOverdue: boolean;
}

/** One Ctrl-C may arrive twice, from the terminal and from npm; what comes later is a person pressing again. */
const SAME_PRESS_MS = 1000;

/**
 * Runs code of the bot's in a process group of its own. SIGINT and SIGTERM reach the group once, and it may take its
 * time to end; a later one ends it at once. Whatever it leaves behind in the group ends with it.
 * @throws CliError CANNOT_START
 */
export async function runChild({ program, args }: ChildCommand, options: RunChildOptions): Promise<ChildEnd> {
  const { cwd, env, context, limitMs, signal } = options;
  const file = /[\\/]/.test(program) ? program : findProgram(program, { env });
  if (file === undefined) throw cannotStart(program, `there is no ${program} on the PATH`);
  // A group of its own: its children get a signal too, and the terminal's Ctrl-C does not arrive twice.
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: hasGroups });
  child.stdout.setEncoding('utf8').on('data', options.onStdout);
  child.stderr.setEncoding('utf8').on('data', options.onStderr);
  let isOverdue = false;
  const end = (): void => {
    isOverdue = true;
    endGroup(child);
  };
  const timer = limitMs === undefined ? undefined : setTimeout(end, limitMs);
  const ask = (): void => signalGroup(child, 'SIGTERM');
  signal?.addEventListener('abort', ask, { once: true });
  const stop = forwardInterrupts(child, context);
  try {
    return { exitCode: await waitForEnd(child), isOverdue };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw cannotStart(program, why, cause);
  } finally {
    stop();
    clearTimeout(timer);
    signal?.removeEventListener('abort', ask);
  }
}

function cannotStart(program: string, why: string, cause?: unknown): CliError {
  return new CliError('CANNOT_START', `Cannot start ${program}: ${why}`, { cause });
}

function forwardInterrupts(
  child: ChildProcess,
  { now, onInterrupt }: RunChildOptions['context'],
): () => void {
  let first: number | undefined;
  return onInterrupt((signal) => {
    const at = now().getTime();
    if (first === undefined) signalGroup(child, signal);
    else if (at - first > SAME_PRESS_MS) endGroup(child);
    first ??= at;
  });
}
