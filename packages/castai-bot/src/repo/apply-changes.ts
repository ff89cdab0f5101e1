import { CliError } from '@castai-bot/cli';
import { type FileChange, ScaffoldError, writeFiles } from '@castai-bot/scaffold';

export interface ApplyOptions {
  /** Out of it leads no change, by its name or by a link. */
  readonly root: string;
  readonly signal?: AbortSignal;
}

/**
 * Makes all changes, or none: on an error or when it is aborted every file is again what it was.
 * @throws CliError FILES_EXIST, FILE_CHANGED, UNSAFE_PATH, WRITE_FAILED, UNDO_FAILED; the signal's reason
 */
export async function applyChanges(
  changes: readonly FileChange[],
  { root, signal }: ApplyOptions,
): Promise<void> {
  try {
    await writeFiles(changes, { dir: root, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof ScaffoldError)) return error;
  const hint = error.hint === undefined ? {} : { hint: error.hint };
  return new CliError(error.code, error.message, { cause: error, ...hint });
}
