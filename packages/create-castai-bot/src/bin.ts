import process from 'node:process';
import type { Writable } from 'node:stream';
import { main } from './main.ts';

const gone = new AbortController();
// Heard to the end, also while what was written is being undone: a second Ctrl-C must not stop that.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => gone.abort());

// Some terminals do not say how big they are; a width of 0 would put every letter on a line of its own.
if (process.stdout.isTTY && process.stdout.columns === 0) {
  Object.assign(process.stdout, { columns: 80, rows: 24 });
}

process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  // Each is opened at first use, which most runs never come to for two of them.
  get stdin() {
    return process.stdin;
  },
  get stdout() {
    return hear(process.stdout);
  },
  get stderr() {
    return hear(process.stderr);
  },
  now: () => new Date(),
  signal: gone.signal,
});

/** Whoever reads our output may leave early, and the work goes on: `create-castai-bot my-bot | head -1`. */
function hear<Stream extends Writable>(stream: Stream): Stream {
  if (stream.listenerCount('error') === 0) stream.on('error', ignoreClosedPipe);
  return stream;
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
