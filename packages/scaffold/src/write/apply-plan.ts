import path from 'node:path';
import { ScaffoldError } from '../errors.ts';
import type { PlannedFile } from '../plan/planned-file.ts';
import { checkTargets } from './check-targets.ts';
import { explainFailure } from './explain-failure.ts';
import { Journal } from './journal.ts';
import { writeNewFile } from './write-new-file.ts';

/** Where to write, and how the caller follows and stops it. */
export interface ApplyPlanOptions {
  /** Folder of the repo; made when it is not there. */
  readonly dir: string;
  /** Stops the writing: everything written is removed again. */
  readonly signal?: AbortSignal;
  /** Called after each file is in place, with its path inside the repo. */
  readonly onWritten?: (path: string) => void;
}

/**
 * Writes every file of a plan, or leaves the disk as it was. Only files and folders that it made itself are
 * ever removed; an empty folder that was there stays.
 * @throws ScaffoldError `FILES_EXIST` or `UNSAFE_PATH` before anything is written, `WRITE_FAILED` after everything
 * was removed again, `UNDO_FAILED` with the paths that could not be removed
 * @throws the signal's reason when it aborts, after everything was removed again
 */
export async function applyPlan(files: readonly PlannedFile[], options: ApplyPlanOptions): Promise<void> {
  const dir = path.resolve(options.dir);
  options.signal?.throwIfAborted();
  const journal = new Journal();
  let current = '';
  try {
    checkTargets(files, dir);
    for (const file of files) {
      current = file.path;
      const target = path.join(dir, ...current.split('/'));
      journal.makeFolder(path.dirname(target));
      writeNewFile(target, file.text, { isExecutable: file.isExecutable === true, journal });
      options.onWritten?.(file.path);
      // Calls that wait are faster than threads for files this small; between two of them signals are heard.
      await new Promise((resolve) => setImmediate(resolve));
      options.signal?.throwIfAborted();
    }
  } catch (error) {
    const left = journal.undo();
    throw left.length === 0 ? explain(error, { dir, current }) : undoFailed(left, { dir, cause: error });
  }
}

function explain(
  error: unknown,
  { dir, current }: { readonly dir: string; readonly current: string },
): unknown {
  const action = `write ${JSON.stringify(path.join(dir, current))}`;
  return explainFailure(error, { action, outcome: 'nothing was kept', paths: [current] });
}

function undoFailed(
  left: readonly string[],
  { dir, cause }: { readonly dir: string; readonly cause: unknown },
): ScaffoldError {
  const paths = left.map((file) => path.relative(dir, file));
  return new ScaffoldError(
    `Cannot undo what was written to ${JSON.stringify(dir)}: ${paths.join(', ')} could not be removed`,
    { code: 'UNDO_FAILED', paths, hint: 'Remove them by hand', cause },
  );
}
