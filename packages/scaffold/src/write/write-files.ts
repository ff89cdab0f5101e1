import { mkdirSync, realpathSync, renameSync } from 'node:fs';
import path from 'node:path';
import { ScaffoldError } from '../errors.ts';
import { explainFailure } from './explain-failure.ts';
import type { FileChange } from './file-change.ts';
import { newId, notePending, type PendingWrite, pendingFile, type WriteStage } from './pending-write.ts';
import { fileChanged, planSteps, type PlannedStep } from './plan-steps.ts';
import { nameProcess } from './process-name.ts';
import { isThere, parentsOf } from './safe-paths.ts';
import { cleanUp, prepareStep, takeAllBack, takeStep } from './take-steps.ts';

/** Where to write, and what stops it. */
export interface WriteFilesOptions {
  /** An existing folder, out of which no path and no link leads. */
  readonly dir: string;
  /** Until everything is ready to be put in place, nothing is changed; from then on it takes moments, and is done. */
  readonly signal?: AbortSignal;
}

/**
 * Makes all changes, or none. What comes is written beside the files first, which is where space and rights run out,
 * and then put in place by renames: at every instant a name has the old file or the new one. What a killed process
 * left behind is finished or undone by `recoverWrites`.
 * @throws ScaffoldError `UNSAFE_PATH`, `FILES_EXIST`, `FILE_CHANGED`, `WRITE_FAILED`, after which everything is as it
 * was; `UNDO_FAILED` with the files that are not
 * @throws the signal's reason
 */
export async function writeFiles(changes: readonly FileChange[], options: WriteFilesOptions): Promise<void> {
  options.signal?.throwIfAborted();
  if (changes.length === 0) return;
  const dir = realpathSync(options.dir);
  const write = begin(dir, planSteps(changes, dir));
  let stage: WriteStage = 'pending';
  try {
    await prepare(dir, write, options.signal);
    moveTo(dir, write, { from: stage, to: 'commit' });
    stage = 'commit';
    for (const step of write.steps) if (!(await takeStep(dir, write, step))) throw fileChanged(step.file);
  } catch (error) {
    const left = stage === 'commit' ? await undo(dir, write) : [];
    if (left.length > 0) throw undoFailed(left, { dir, cause: error });
    tryTo(() => cleanUp(dir, write, { isUndone: true }));
    throw explain(error, dir);
  }
  // What stays harms nobody, and the next start tries again.
  tryTo(() => cleanUp(dir, write, { isUndone: false }));
}

function begin(dir: string, steps: readonly PlannedStep[]): PendingWrite<PlannedStep> {
  const id = newId(process.pid);
  const folders = parentsOf(steps.map(({ file }) => file)).filter((one) => !isThere(path.join(dir, one)));
  try {
    return notePending(dir, { schema: 1, id, process: nameProcess(process.pid), folders, steps });
  } catch (error) {
    throw explain(error, dir);
  }
}

async function prepare(
  dir: string,
  write: PendingWrite<PlannedStep>,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const folder of write.folders) mkdirSync(path.join(dir, folder));
  for (const step of write.steps) {
    prepareStep(dir, write, step);
    // Calls that wait are faster than threads for files this small; between two of them signals are heard.
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
}

function moveTo(
  dir: string,
  { id }: PendingWrite,
  { from, to }: { readonly from: WriteStage; readonly to: WriteStage },
): void {
  renameSync(pendingFile(dir, id, from), pendingFile(dir, id, to));
}

async function undo(dir: string, write: PendingWrite): Promise<readonly string[]> {
  // Where that fails, the next start finishes what this one cannot undo: either way it is whole.
  tryTo(() => moveTo(dir, write, { from: 'commit', to: 'undo' }));
  const { failed } = await takeAllBack(dir, write);
  return failed;
}

function tryTo(act: () => void): void {
  try {
    act();
  } catch {
    return;
  }
}

function explain(error: unknown, dir: string): unknown {
  return explainFailure(error, {
    action: `write to ${JSON.stringify(dir)}`,
    outcome: 'nothing was changed',
    paths: [],
  });
}

function undoFailed(
  left: readonly string[],
  { dir, cause }: { readonly dir: string; readonly cause: unknown },
): ScaffoldError {
  // The system's own words: those of a step say that nothing was changed.
  const first = cause instanceof ScaffoldError ? (cause.cause ?? cause) : cause;
  const why = first instanceof Error ? first.message : String(first);
  return new ScaffoldError(
    `Cannot write to ${JSON.stringify(dir)}: ${why}; nor take it back: ${left.join('; ')}`,
    { code: 'UNDO_FAILED', paths: [], cause },
  );
}
