import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { watchInterrupts } from '@castai-bot/cli';
import { nodeEnv } from '@castai-bot/testing/node-env';
import { main } from '../main.ts';
import { BUSY_MACHINE, type BinOptions, type BinResult } from './run-bin.ts';

/** Runs a line in a folder with a person at the keyboard, who types each answer when a question is asked. */
export async function typeInto(
  where: string | Pick<BinOptions, 'cwd' | 'env'>,
  argv: readonly string[],
  answers: readonly string[],
): Promise<BinResult> {
  const { cwd, env = {} } = typeof where === 'string' ? { cwd: where } : where;
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const left = [...answers];
  const printed = text(stdout);
  let shown = '';
  let all = '';
  stderr.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    all += chunk.toString();
    // A prompt listens once it has drawn itself with its question mark.
    if (!/\?[^?]*$/.test(shown)) return;
    shown = '';
    const answer = left.shift();
    if (answer === undefined) return;
    setImmediate(() => (answer === 'END' ? stdin.end() : stdin.write(answer)));
  });
  const code = await main({
    argv,
    cwd,
    env: {
      PATH: process.env['PATH'],
      HOME: cwd,
      NO_COLOR: '1',
      CASTAI_BOT_PATIENCE: BUSY_MACHINE,
      ...nodeEnv,
      ...env,
    },
    stdin: Object.assign(stdin, { isTTY: true, setRawMode: () => stdin }),
    stdout: Object.assign(stdout, { isTTY: true, columns: 80 }),
    stderr: Object.assign(stderr, { isTTY: true, columns: 80 }),
    now: () => new Date('2026-01-01T00:00:00Z'),
    ...watchInterrupts(new EventEmitter()),
  });
  stdout.end();
  return { code, stdout: await printed, stderr: all };
}
