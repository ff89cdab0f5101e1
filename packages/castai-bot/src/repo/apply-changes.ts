import { CliError } from '@castai-bot/cli';
import { type FileChange, placeChanges, ScaffoldError, writeFiles } from '@castai-bot/scaffold';

export interface ApplyOptions {
  /** The bot's. No change leads out of it, by its name or by a link, but to the root of its git repository. */
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
    const { dir, changes: placed } = placeChanges(changes, root);
    await writeFiles(placed, { dir, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof ScaffoldError)) return error;
  const hint = error.hint === undefined ? {} : { hint: error.hint };
  return new CliError(error.code, error.message, { cause: error, ...hint });
}
