import { spawn } from 'node:child_process';
import type { CommandContext } from '@castai-bot/cli';
import { cleanEnv } from './clean-env.ts';
import { waitForExit } from './wait-for-exit.ts';

export interface StepOptions {
  readonly cwd: string;
  readonly context: Pick<CommandContext, 'env' | 'signal' | 'stderr'>;
}

/** Runs one Node script as a step of a command and returns its exit code; all it prints goes to our stderr. */
export async function runStep(args: readonly string[], { cwd, context }: StepOptions): Promise<number> {
  const { env, signal, stderr } = context;
  signal.throwIfAborted();
  const child = spawn(process.execPath, args, {
    cwd,
    env: cleanEnv(env),
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.pipe(stderr, { end: false });
  child.stderr.pipe(stderr, { end: false });
  try {
    return await waitForExit(child);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
