import { asLine, CliError, type ShellLine } from '@castai-bot/cli';
import { checkTargets, placeChanges, type PlannedFile, ScaffoldError } from '@castai-bot/scaffold';
import { isKeepable } from './keep/find-kept.ts';

/**
 * Makes sure that nothing of the user's is in the way.
 * @throws CliError `DIRECTORY_TAKEN`: it is a file, or has a file that we would write; `NOT_WRITTEN`: it cannot
 * be looked into
 */
export function checkDirectory(directory: string, files: readonly PlannedFile[]): void {
  try {
    const { dir, changes } = placeChanges(files, directory);
    checkTargets(changes, dir);
  } catch (error) {
    throw explain(error, directory);
  }
}

/** What to do about an error in writing. */
export function hintOf({ code, hint, paths }: ScaffoldError): { readonly hint?: ShellLine } {
  if (code === 'FILES_EXIST' && isKeepable(paths))
    return { hint: asLine('--keep keeps these, and writes the rest beside them') };
  return hint === undefined ? {} : { hint: asLine(hint) };
}

function explain(error: unknown, directory: string): unknown {
  if (error instanceof ScaffoldError) {
    return new CliError('DIRECTORY_TAKEN', error.message, { cause: error, ...hintOf(error) });
  }
  if (!(error instanceof Error && 'syscall' in error)) return error;
  return new CliError('NOT_WRITTEN', `Cannot write to ${JSON.stringify(directory)}: ${error.message}`, {
    cause: error,
  });
}
