import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { waitForExit } from '../process/wait-for-exit.ts';

export type BinProcess = ChildProcessByStdio<Writable | null, Readable, Readable>;

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

const bin = fileURLToPath(new URL('../bin.ts', import.meta.url));

/** Runs `castai-bot` from source as a script or CI would: no terminal. */
export async function runBin(
  argv: readonly string[],
  { cwd, env = {}, input, through = [], meanwhile }: BinOptions,
): Promise<BinResult> {
  const line = [...through, process.execPath, '--conditions=@castai-bot/source', bin, ...argv];
  const [program = process.execPath, ...args] = line;
  const options = { cwd, env: { PATH: process.env['PATH'], HOME: cwd, ...env } };
  const child: BinProcess =
    input === undefined
      ? spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin?.end(input);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    waitForExit(child),
    meanwhile?.(child),
  ]);
  return { code, stdout, stderr };
}

/** Waits until an output has this word, and returns what there is by then. */
export function waitForOutput(
  child: BinProcess,
  word: string,
  output: 'stdout' | 'stderr' = 'stdout',
): Promise<string> {
  let seen = '';
  return new Promise((resolve, reject) => {
    child[output].on('data', (chunk: Buffer) => {
      seen += chunk.toString();
      if (seen.includes(word)) resolve(seen);
    });
    child.once('close', () =>
      reject(new Error(`It ended before it printed ${JSON.stringify(word)}: ${seen}`)),
    );
  });
}
