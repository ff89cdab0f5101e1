import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { explainFailure } from './explain-failure.ts';
import { digestFile } from './file-digest.ts';
import { hasCode } from './journal.ts';
import { whenFree } from './when-free.ts';
import type { PlannedStep } from './plan-steps.ts';
import {
  backupFile,
  draftFile,
  type PendingWrite,
  pendingFile,
  STAGES,
  type WriteStep,
} from './pending-write.ts';

const READABLE = 0o666;
const EXECUTABLE = 0o777;
const PRIVATE = 0o600;
const MODE_BITS = 0o7777;
const ALL_MAY_RUN = 0o111;

/**
 * Writes what comes beside the file, with the mode and owner of what it replaces, and keeps what is there; a text that
 * is there already needs neither.
 */
export function prepareStep(dir: string, write: PendingWrite, step: PlannedStep): void {
  if (step.before === step.after) return;
  if (step.content !== undefined) writeDraft(draftFile(dir, write, step), step);
  if (step.before !== null) linkOrCopy(path.join(dir, step.file), backupFile(dir, write, step));
}

function writeDraft(draft: string, { content = '', like, isExecutable, isPrivate }: PlannedStep): void {
  const mode = isPrivate ? PRIVATE : (like?.mode ?? (isExecutable ? EXECUTABLE : READABLE));
  const descriptor = openSync(draft, 'wx', mode);
  try {
    writeFileSync(descriptor, content);
    if (like === undefined) return;
    keepOwner(descriptor, like);
    fchmodSync(descriptor, mode & MODE_BITS);
    // A rename that reaches the disk before the text would leave an empty file under the name.
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Root in a container writes into the repo of a person. */
function keepOwner(descriptor: number, { uid, gid }: NonNullable<PlannedStep['like']>): void {
  if (process.getuid?.() !== 0) return;
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // A file system without owners.
  }
}

/** A second name where the file system has such, so that it takes no space; never over something. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

/** Puts one file in place, or takes it away; false when somebody else has changed it meanwhile, who keeps it so. */
export async function takeStep(dir: string, write: PendingWrite, step: WriteStep): Promise<boolean> {
  const file = path.join(dir, step.file);
  const found = digestFile(file);
  const { modeBefore } = step;
  if (modeBefore !== undefined && found === step.after) makeExecutable(dir, step.file, modeBefore);
  if (found === step.after) return true;
  if (found !== step.before) return false;
  await whenFree(() => {
    if (step.after === null) unlinkSync(file);
    else if (step.before === null) linkOrCopy(draftFile(dir, write, step), file);
    else renameSync(draftFile(dir, write, step), file);
  });
  return true;
}

function makeExecutable(dir: string, name: string, modeBefore: number): void {
  const file = path.join(dir, name);
  try {
    chmodSync(file, modeBefore | ALL_MAY_RUN);
  } catch (error) {
    throw explainFailure(error, {
      action: `make ${JSON.stringify(file)} executable`,
      outcome: 'nothing was changed',
      paths: [name],
    });
  }
}

/** Whether a step is made, or can be. */
export function isReady(dir: string, write: PendingWrite, step: WriteStep): boolean {
  if (step.before === step.after) return true;
  const found = digestFile(path.join(dir, step.file));
  return (
    found !== step.before || step.after === null || digestFile(draftFile(dir, write, step)) === step.after
  );
}

/** What was not taken back. */
export interface Untaken {
  /** Files that somebody else has changed meanwhile, and keeps so. */
  readonly changed: readonly string[];
  /** Why others could not be, in words. */
  readonly failed: readonly string[];
}

/** Makes every file what it was, last first; one that cannot be does not keep the others from it. */
export async function takeAllBack(dir: string, write: PendingWrite): Promise<Untaken> {
  const [changed, failed]: [string[], string[]] = [[], []];
  for (const step of write.steps.toReversed()) {
    try {
      if (!(await takeBack(dir, write, step))) changed.push(step.file);
    } catch (error) {
      failed.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { changed, failed };
}

async function takeBack(dir: string, write: PendingWrite, step: WriteStep): Promise<boolean> {
  const file = path.join(dir, step.file);
  const found = digestFile(file);
  if (step.modeBefore !== undefined && found === step.before) chmodSync(file, step.modeBefore);
  if (found === step.before) return true;
  if (found !== step.after) return false;
  await whenFree(() => {
    if (step.before === null) unlinkSync(file);
    else renameSync(backupFile(dir, write, step), file);
  });
  return true;
}

/** Removes everything that a write made for itself; the note of it last, so that the next start knows what is left. */
export function cleanUp(
  dir: string,
  write: PendingWrite,
  { isUndone }: { readonly isUndone: boolean },
): void {
  for (const step of write.steps) {
    remove(() => unlinkSync(draftFile(dir, write, step)));
    remove(() => unlinkSync(backupFile(dir, write, step)));
  }
  // In one that is not empty somebody else has something.
  const folders = isUndone ? write.folders.toReversed() : [];
  for (const folder of folders) remove(() => rmdirSync(path.join(dir, folder)), 'ENOTEMPTY', 'EEXIST');
  for (const stage of STAGES) remove(() => unlinkSync(pendingFile(dir, write.id, stage)));
}

function remove(act: () => void, ...accepted: readonly string[]): void {
  try {
    act();
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTDIR', ...accepted)) throw error;
  }
}
