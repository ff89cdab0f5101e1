import type { CommandContext } from '@castai-bot/cli';
import type { RunProgram } from './engine.ts';
import { runProgram } from '../../process/run-program.ts';

/** Programs of this command run in the bot's repo, with this environment and what `added` puts over it. */
export function bindProgram(
  root: string,
  context: Pick<CommandContext, 'env' | 'signal' | 'stderr'>,
  added: Readonly<Record<string, string>> = {},
): RunProgram {
  const { env, signal, stderr } = context;
  return (call, limits) =>
    runProgram(
      { ...call, env: { ...call.env, ...added } },
      { cwd: root, env, signal, live: stderr, ...limits },
    );
}
