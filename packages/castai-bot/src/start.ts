import { fileURLToPath, pathToFileURL } from 'node:url';
import { CliError, watchInterrupts } from '@castai-bot/cli';
import manifest from '../package.json' with { type: 'json' };
import { findOwnVersion } from './handover.ts';
import { main } from './main.ts';
import { watchNpx } from './process/watch-npx.ts';

/** Runs castai-bot as this process, and sets its exit code; inside a repo that has its own castai-bot, runs that. */
export async function start(process: NodeJS.Process): Promise<void> {
  const argv = process.argv.slice(2);
  const other = handOver(process, argv);
  if (typeof other === 'string') {
    await import(pathToFileURL(other).href);
    return;
  }
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  const interrupts = watchInterrupts(process);
  watchNpx(process);
  process.exitCode = await main({
    argv,
    ...(other === undefined ? {} : { refusal: other }),
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
    ...interrupts,
  });
}

/** The other castai-bot to run, or why it may not be. */
function handOver(process: NodeJS.Process, argv: readonly string[]): string | CliError | undefined {
  const ownFolder = fileURLToPath(new URL('..', import.meta.url));
  try {
    return findOwnVersion({ argv, cwd: process.cwd(), ownFolder, env: process.env, uid: process.getuid?.() });
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
}

/** The reader of our output may leave early: `castai-bot list | head -1`. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
