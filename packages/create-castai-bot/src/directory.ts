import { CliError } from '@castai-bot/cli';
import { checkTargets, type PlannedFile, ScaffoldError } from '@castai-bot/scaffold';

/**
 * Makes sure that nothing of the user's is in the way.
 * @throws CliError `DIRECTORY_TAKEN`: it is a file, or has a file that we would write; `NOT_WRITTEN`: it cannot
 * be looked into
 */
export function checkDirectory(directory: string, files: readonly PlannedFile[]): void {
  try {
    checkTargets(files, directory);
  } catch (error) {
    throw explain(error, directory);
  }
}

function explain(error: unknown, directory: string): unknown {
  if (error instanceof ScaffoldError) {
    const hint = error.hint === undefined ? {} : { hint: error.hint };
    return new CliError('DIRECTORY_TAKEN', error.message, { cause: error, ...hint });
  }
  if (!(error instanceof Error && 'syscall' in error)) return error;
  return new CliError('NOT_WRITTEN', `Cannot write to ${JSON.stringify(directory)}: ${error.message}`, {
    cause: error,
  });
}
