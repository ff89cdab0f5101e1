import type { Writable } from 'node:stream';
import { findProgram, onPathAlone } from '@castai-bot/cli';
import { execa } from 'execa';
import { withPatience } from '../patience.ts';

/** One start of a program: an argument array, never a shell string. */
export interface ProgramCall {
  readonly program: string;
  readonly args: readonly string[];
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** For stdin, which is empty otherwise. Never shown. */
  readonly input?: string;
}

export interface ProgramOutcome {
  /** 0 is done; undefined when a signal ended it, or it never started. */
  readonly exitCode: number | undefined;
  readonly isMissing: boolean;
  readonly stdout: string;
  readonly stderr: string;
  /** Its own words about the failure, in one line. */
  readonly reason: string;
}

export interface RunProgramOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Gets what the program prints as it prints it, where that is asked for. */
  readonly live: Writable;
  /** Longer where CASTAI_BOT_PATIENCE says so. */
  readonly timeoutMs?: number;
  readonly isLive?: boolean;
}

const LONGEST_REASON = 300;

/** Runs a program of PATH to its end. @throws the signal's reason when it is aborted; a failure is an outcome */
export async function runProgram(call: ProgramCall, options: RunProgramOptions): Promise<ProgramOutcome> {
  options.signal.throwIfAborted();
  const env = { ...options.env, ...call.env };
  const file = findProgram(call.program, { env });
  if (file === undefined) return missing(call.program);
  const child = execa(file, call.args, {
    cwd: options.cwd,
    env: { ...env, ...onPathAlone },
    extendEnv: false,
    reject: false,
    cancelSignal: options.signal,
    stdin: call.input === undefined ? 'ignore' : 'pipe',
    ...(call.input === undefined ? {} : { input: call.input }),
    ...(options.timeoutMs === undefined ? {} : { timeout: withPatience(options.timeoutMs, options.env) }),
  });
  const { live, isLive } = options;
  if (isLive)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => live.write(chunk));
  // A program of its own, a login helper of kubectl say, may hold the pipes for as long as it likes.
  child.nodeChildProcess.once('exit', () => {
    if (child.nodeChildProcess.killed) for (const stream of [child.stdout, child.stderr]) stream.destroy();
  });
  const result = await child;
  options.signal.throwIfAborted();
  const { stdout, stderr, exitCode } = result;
  return {
    exitCode,
    isMissing: result.code === 'ENOENT',
    stdout,
    stderr,
    reason: exitCode === 0 ? '' : toReason(result),
  };
}

function missing(program: string): ProgramOutcome {
  const reason = `there is no ${program} on the PATH`;
  return { exitCode: undefined, isMissing: true, stdout: '', stderr: '', reason };
}

/** The last line is where engines say what went wrong. */
function toReason(result: {
  readonly stderr: string;
  readonly stdout: string;
  readonly timedOut: boolean;
  readonly signal?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly originalMessage?: string | undefined;
}): string {
  if (result.timedOut) return 'it does not answer';
  const words = lastLine(result.stderr) ?? lastLine(result.stdout) ?? result.originalMessage;
  const end = result.exitCode === undefined ? (result.signal ?? 'not started') : `exit ${result.exitCode}`;
  return words ? `${words} (${end})` : end;
}

function lastLine(text: string): string | undefined {
  const line = text
    .trimEnd()
    .split('\n')
    .at(-1)
    ?.trim()
    .replace(/^error: /i, '');
  return line ? line.slice(-LONGEST_REASON) : undefined;
}
