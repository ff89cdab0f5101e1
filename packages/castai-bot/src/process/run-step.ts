import type { CommandContext } from '@castai-bot/cli';
import { botEnv } from './bot-env.ts';
import { runChild } from './run-child.ts';

export interface StepOptions {
  readonly cwd: string;
  readonly context: Pick<CommandContext, 'env' | 'now' | 'onInterrupt' | 'signal' | 'stderr'>;
}

/** Runs one Node script as a step of a command and returns its exit code; all it prints goes to our stderr. */
export async function runStep(args: readonly string[], { cwd, context }: StepOptions): Promise<number> {
  const { env, signal, stderr } = context;
  signal.throwIfAborted();
  const print = (text: string): void => void stderr.write(text);
  const command = { program: process.execPath, args };
  const options = { cwd, env: botEnv(env), context, signal, onStdout: print, onStderr: print };
  const { exitCode } = await runChild(command, options);
  signal.throwIfAborted();
  return exitCode;
}
