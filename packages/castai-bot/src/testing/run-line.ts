import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { watchInterrupts } from '@castai-bot/cli';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { main } from '../main.ts';
import { expectHints } from './expect-hints.ts';
import { BUSY_MACHINE, type BinOptions, type BinResult } from './run-bin.ts';

export interface LineOptions extends Pick<BinOptions, 'cwd' | 'env'> {
  /** @default the real clock */
  readonly now?: () => Date;
}

/** Runs one command line in this process, nobody being there to answer: what `runBin` does, in a fraction of its time. */
export async function runLine(
  argv: readonly string[],
  { cwd, env = {}, now = () => new Date() }: LineOptions,
): Promise<BinResult> {
  const [stdin, stdout, stderr] = [new PassThrough().end(), new PassThrough(), new PassThrough()];
  const printed = Promise.all([text(stdout), text(stderr)]);
  const code = await main({
    argv,
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, CASTAI_BOT_PATIENCE: BUSY_MACHINE, ...nodeEnv, ...env },
    stdin,
    stdout,
    stderr,
    now,
    ...watchInterrupts(new EventEmitter()),
  });
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return expectHints({ code, stdout: out, stderr: err });
}
