import { fileURLToPath, pathToFileURL } from 'node:url';
import { watchInterrupts } from '@castai-bot/cli';
import manifest from '../package.json' with { type: 'json' };
import { findOwnVersion } from './handover.ts';
import { main } from './main.ts';

/** Runs castai-bot as this process, and sets its exit code; inside a repo that has its own castai-bot, runs that. */
export async function start(process: NodeJS.Process): Promise<void> {
  const argv = process.argv.slice(2);
  const ownFolder = fileURLToPath(new URL('..', import.meta.url));
  const other = findOwnVersion({ argv, cwd: process.cwd(), ownFolder });
  if (other !== undefined) {
    await import(pathToFileURL(other).href);
    return;
  }
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  process.exitCode = await main({
    argv,
    cwd: process.cwd(),
    version: manifest.version,
    env: process.env,
    // Opened by the first that asks: --help does not, and to open it takes Node as long as to print that.
    get stdin() {
      return process.stdin;
    },
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
