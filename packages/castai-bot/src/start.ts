import { fileURLToPath, pathToFileURL } from 'node:url';
import { CliError, guessCwd, runAsProcess } from '@castai-bot/cli';
import { findOwnVersion } from './handover.ts';
import { main } from './main.ts';
import { watchNpx } from './process/watch-npx.ts';

/** Runs castai-bot as this process, and sets its exit code; inside a repo that has its own castai-bot, runs that. */
export async function start(process: NodeJS.Process): Promise<void> {
  const other = handOver(process);
  if (typeof other === 'string') await import(pathToFileURL(other).href);
  else {
    await runAsProcess(process, (options) => {
      watchNpx(process);
      return main(options, other);
    });
  }
}

/** The other castai-bot to run, or why it may not be. */
function handOver(process: NodeJS.Process): string | CliError | undefined {
  const argv = process.argv.slice(2);
  const cwd = guessCwd({
    argv,
    get cwd() {
      return process.cwd();
    },
  });
  if (cwd === undefined) return undefined;
  const ownFolder = fileURLToPath(new URL('..', import.meta.url));
  try {
    return findOwnVersion({ argv, cwd, ownFolder, env: process.env, uid: process.getuid?.() });
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
}
