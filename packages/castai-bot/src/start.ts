import manifest from '../package.json' with { type: 'json' };
import { watchInterrupts } from './interrupts.ts';
import { main } from './main.ts';

/** Runs castai-bot as this process, and sets its exit code. */
export async function start(process: NodeJS.Process): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  process.exitCode = await main({
    argv: process.argv.slice(2),
    cwd: process.cwd(),
    version: manifest.version,
    env: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    ...watchInterrupts(process),
  });
}

/** The reader of our output may leave early: `castai-bot list | head -1`. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
