import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { waitForExit } from '../process/wait-for-exit.ts';

export interface BinOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the process once it runs. */
  readonly onStart?: (child: ChildProcessByStdio<null, Readable, Readable>) => void;
}

export interface BinResult {
  /** 128 + the signal's number when a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const bin = fileURLToPath(new URL('../bin.ts', import.meta.url));

/** Runs `castai-bot` from source with its stdin closed, as a script or CI would. */
export async function runBin(
  argv: readonly string[],
  { cwd, env = {}, onStart }: BinOptions,
): Promise<BinResult> {
  const child = spawn(process.execPath, ['--conditions=@castai-bot/source', bin, ...argv], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onStart?.(child);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    waitForExit(child),
  ]);
  return { code, stdout, stderr };
}
