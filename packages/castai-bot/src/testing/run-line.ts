import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { watchInterrupts } from '@castai-bot/cli';
import manifest from '../../package.json' with { type: 'json' };
import { main } from '../main.ts';
import type { BinOptions, BinResult } from './run-bin.ts';

/** Runs one command line in this process, nobody being there to answer: what `runBin` does, in a fraction of its time. */
export async function runLine(
  argv: readonly string[],
  { cwd, env = {} }: Pick<BinOptions, 'cwd' | 'env'>,
): Promise<BinResult> {
  const [stdin, stdout, stderr] = [new PassThrough().end(), new PassThrough(), new PassThrough()];
  const printed = Promise.all([text(stdout), text(stderr)]);
  const code = await main({
    argv,
    cwd,
    version: manifest.version,
    env: { PATH: process.env['PATH'], HOME: cwd, ...env },
    stdin,
    stdout,
    stderr,
    now: () => new Date(),
    ...watchInterrupts(new EventEmitter()),
  });
  stdout.end();
  stderr.end();
  const [out, err] = await printed;
  return { code, stdout: out, stderr: err };
}
