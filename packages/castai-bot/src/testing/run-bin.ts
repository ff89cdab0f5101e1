import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { until } from '@castai-bot/testing/until';
import { waitForExit } from '../process/wait-for-exit.ts';
import { expectHints } from './expect-hints.ts';

export type BinProcess = ChildProcessByStdio<Writable | null, Readable, Readable> & {
  /** So far. */
  readonly printed: { stdout: string; stderr: string; isWhole: boolean };
};

export interface BinOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** For stdin, which is closed otherwise. */
  readonly input?: string;
  /** A program, with its arguments, that starts it. @default none */
  readonly through?: readonly string[];
  /** Called with the process once it runs, and waited for. */
  readonly meanwhile?: (child: BinProcess) => Promise<void>;
}

export interface BinResult {
  /** 128 + the signal's number when a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Limits of castai-bot's own do not decide a test. */
export const BUSY_MACHINE = '20';

const bin = fileURLToPath(new URL('../bin.ts', import.meta.url));

/** Runs `castai-bot` from source as a script or CI would: no terminal. */
export async function runBin(
  argv: readonly string[],
  { cwd, env = {}, input, through = [], meanwhile }: BinOptions,
): Promise<BinResult> {
  const line = [...through, process.execPath, '--conditions=@castai-bot/source', bin, ...argv];
  const [program = process.execPath, ...args] = line;
  const options = {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, CASTAI_BOT_PATIENCE: BUSY_MACHINE, ...nodeEnv, ...env },
  };
  const printed = { stdout: '', stderr: '', isWhole: false };
  const child: BinProcess = Object.assign(
    input === undefined
      ? spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] }),
    { printed },
  );
  for (const output of ['stdout', 'stderr'] as const) {
    child[output].setEncoding('utf8').on('data', (chunk: string) => (printed[output] += chunk));
  }
  child.stdin?.end(input);
  child.once('close', () => (printed.isWhole = true));
  const [code] = await Promise.all([waitForExit(child), meanwhile?.(child)]);
  return expectHints({ code, stdout: printed.stdout, stderr: printed.stderr });
}

/** Waits until an output has this word, and returns what there is by then. */
export async function waitForOutput(
  child: BinProcess,
  word: string,
  output: 'stdout' | 'stderr' = 'stdout',
): Promise<string> {
  const { printed } = child;
  await until(
    () => printed[output].includes(word) || printed.isWhole,
    `${JSON.stringify(word)} in ${output}`,
  );
  if (printed[output].includes(word)) return printed[output];
  throw new Error(`It ended before it printed ${JSON.stringify(word)}: ${printed[output]}`);
}
