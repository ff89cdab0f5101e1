import { realpathSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { listLeftOvers } from './list-left-overs.ts';
import {
  parsePendingName,
  type PendingName,
  type PendingWrite,
  pendingFile,
  readPending,
  type WriteStage,
} from './pending-write.ts';
import { isRunning, nameProcess } from './process-name.ts';
import { cleanUp, isReady, takeAllBack, takeStep } from './take-steps.ts';

/** What became of a write whose process was killed. */
export interface Recovery {
  /** `left`: it is not ours to act on, or cannot be acted on. */
  readonly kind: 'finished' | 'undone' | 'left';
  /** Of the write, relative to the folder. */
  readonly files: readonly string[];
  /** Those that were changed meanwhile, and stay as they are. */
  readonly changed: readonly string[];
  /** Where it is noted. */
  readonly note: string;
}

/**
 * Finishes or undoes the writes that killed processes left in a folder. Only those of the same user are touched, made
 * in this very folder, and only files that are as the write found or made them.
 */
export async function recoverWrites(folder: string): Promise<readonly Recovery[]> {
  const recoveries: Recovery[] = [];
  for (const name of listLeftOvers(folder)) {
    const known = parsePendingName(name);
    const recovery = known === undefined ? undefined : await recoverNoted(folder, { name, ...known });
    if (recovery !== undefined) recoveries.push(recovery);
  }
  return recoveries;
}

/** Undefined where there is nothing to tell: its process still runs, or had not begun. */
async function recoverNoted(
  folder: string,
  { name, pid, stage }: { readonly name: string } & PendingName,
): Promise<Recovery | undefined> {
  const dir = realpathSync(folder);
  const write = readPending(dir, name);
  if (write === 'foreign') return { kind: 'left', files: [], changed: [], note: name };
  if (write === 'cut') {
    if (!isRunning(nameProcess(pid))) rmSync(path.join(dir, name), { force: true });
    return undefined;
  }
  return isRunning(write.process) ? undefined : recover(dir, write, { name, stage });
}

async function recover(
  dir: string,
  write: PendingWrite,
  { name, stage }: { readonly name: string; readonly stage: WriteStage },
): Promise<Recovery> {
  const found = { files: write.steps.map(({ file }) => file), note: name };
  try {
    const isFinishing = stage === 'commit' && write.steps.every((step) => isReady(dir, write, step));
    // From here on another killed process leaves what the next one undoes.
    if (stage === 'commit' && !isFinishing)
      renameSync(path.join(dir, name), pendingFile(dir, write.id, 'undo'));
    const changed = isFinishing ? await finish(dir, write) : await goBack(dir, write, stage);
    cleanUp(dir, write, { isUndone: !isFinishing });
    return { kind: isFinishing ? 'finished' : 'undone', changed, ...found };
  } catch {
    // It is said, and tried again by the next start: no command fails for it.
    return { kind: 'left', changed: [], ...found };
  }
}

async function finish(dir: string, write: PendingWrite): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const step of write.steps) if (!(await takeStep(dir, write, step))) changed.push(step.file);
  return changed;
}

async function goBack(dir: string, write: PendingWrite, stage: WriteStage): Promise<readonly string[]> {
  if (stage === 'pending') return [];
  const { changed, failed } = await takeAllBack(dir, write);
  if (failed.length > 0) throw new Error(failed.join('; '));
  return changed;
}
