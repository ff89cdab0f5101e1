import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { runInTerminal, type TerminalRun } from '../../../../.scripts/run-in-terminal.ts';
import { BUSY_MACHINE } from './run-bin.ts';

/** Node with this workspace's sources, and the file that it runs. */
export const FROM_SOURCE: readonly [string, ...string[]] = [
  process.execPath,
  '--conditions=@castai-bot/source',
  fileURLToPath(new URL('../bin.ts', import.meta.url)),
];

/** Once the screen has shown something, behind what was shown for the step before: what a person does then. */
export interface TerminalStep {
  readonly sees: RegExp;
  /** What to type, if anything. */
  readonly does?: (found: RegExpExecArray) => string | undefined;
}

export const CTRL_C = '\u0003';

export interface InTerminalOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** @default Node with the sources of castai-bot */
  readonly program?: readonly string[];
}

/** Runs castai-bot in a real terminal, with a person who goes through the steps. @throws Error where it ends before the last */
export async function runStepsInTerminal(
  args: readonly string[],
  steps: readonly TerminalStep[],
  { cwd, env = {}, program = FROM_SOURCE }: InTerminalOptions,
): Promise<TerminalRun> {
  let done = 0;
  let from = 0;
  const run = await runInTerminal([...program, ...args], {
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: cwd,
      TERM: 'xterm',
      CASTAI_BOT_PATIENCE: BUSY_MACHINE,
      ...nodeEnv,
      ...env,
    },
    columns: 100,
    readsLines: true,
    answer: (shown) => {
      const screen = stripVTControlCharacters(shown);
      for (let step = steps[done]; step !== undefined; step = steps[done]) {
        const found = step.sees.exec(screen.slice(from));
        if (found === null) return undefined;
        done += 1;
        from += found.index + found[0].length;
        const keys = step.does?.(found);
        if (keys !== undefined) return keys;
      }
      return undefined;
    },
  });
  if (done === steps.length) return run;
  throw new Error(`It ended before it showed ${steps[done]?.sees.source}: ${run.screen}`);
}
