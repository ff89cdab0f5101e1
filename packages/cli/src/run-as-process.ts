import type { Writable } from 'node:stream';
import { describeReason, isSystemError } from './describe-system-error.ts';
import { exitCodes } from './exit-codes.ts';
import { watchInterrupts } from './interrupts.ts';
import type { LineOptions } from './run-command-line.ts';
import { settleColors } from './settle-colors.ts';

/** For terminals that do not say how big they are: in 0 columns every letter would have a line of its own. */
const UNKNOWN_SIZE = { columns: 80, rows: 24 };

/** Runs a program as this process: with its words, streams and signals, and to its exit code. */
export async function runAsProcess(
  process: NodeJS.Process,
  run: (options: LineOptions) => Promise<number>,
): Promise<void> {
  // Also what reads the environment of the process by itself, a library or a child, is to see the winner alone.
  if (settleColors(process.env) !== process.env) delete process.env['FORCE_COLOR'];
  let hasFailed = false;
  const fail = (error: Error, what: string): void => {
    process.exitCode = exitCodes.failed;
    if (hasFailed) return;
    hasFailed = true;
    const reason = isSystemError(error) ? describeReason(error) : error.message;
    process.stderr.write(`Error: ${what}: ${reason}\n`);
  };
  const heard = <Stream extends Writable>(stream: Stream, name: string): Stream => {
    if (stream.listenerCount('error') > 0) return stream;
    return stream.on('error', (error: NodeJS.ErrnoException) => {
      // Whoever reads our output may leave early, and the work goes on: `castai-bot list | head -1`.
      if (error.code !== 'EPIPE') fail(error, `Cannot write to ${name}`);
    });
  };
  const exitCode = await run({
    argv: process.argv.slice(2),
    get cwd() {
      return process.cwd();
    },
    env: process.env,
    // Each is opened when it is first used: that takes Node as long as to print a help.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return sized(heard(process.stdout, 'stdout'));
    },
    get stderr() {
      return sized(heard(process.stderr, 'stderr'));
    },
    now: () => new Date(),
    ...watchInterrupts(process),
  });
  process.exitCode = hasFailed ? exitCodes.failed : exitCode;
}

/** A terminal that has a size. */
function sized<Stream extends NodeJS.WriteStream>(stream: Stream): Stream {
  return stream.isTTY && stream.columns === 0 ? Object.assign(stream, UNKNOWN_SIZE) : stream;
}
