import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { DRAFT_PREFIX } from './draft-prefix.ts';
import { isInside, isPathSafeHere } from './safe-paths.ts';
import type { ProcessName } from './process-name.ts';

/** How far a write has come: nothing is in place yet, everything is ready to be, or is to be taken back. */
export type WriteStage = 'pending' | 'commit' | 'undo';

/** One file of a write. */
export interface WriteStep {
  /** Relative to the write's folder, with slashes; no link. */
  readonly file: string;
  /** Digest of what is there before; null: nothing. */
  readonly before: string | null;
  /** Digest of what is there afterwards; null: nothing. */
  readonly after: string | null;
  /** Mode of a file that stays what it is and becomes executable: the one it has before. */
  readonly modeBefore?: number;
}

/** A write that is under way, as its file says it. */
export interface PendingWrite<Step extends WriteStep = WriteStep> {
  readonly schema: 1;
  readonly id: string;
  readonly process: ProcessName;
  /** Of that file itself: one that came with a clone or a copy has another. */
  readonly inode: string;
  /** Folders that were missing, outer ones first; like the files of the steps. */
  readonly folders: readonly string[];
  readonly steps: readonly Step[];
}

/** What is written of it. */
const FIELDS = 'schema id process pid started inode folders steps file before after modeBefore'.split(' ');
const ID_BYTES = 12;
export const STAGES: readonly WriteStage[] = ['pending', 'commit', 'undo'];
const FILE_NAME = /^\.castai-bot-draft-([0-9a-f]{24}-(\d{1,10}))\.(pending|commit|undo)$/;

/** What the name of a write's file says. */
export interface PendingName {
  readonly id: string;
  /** Of the process that writes. */
  readonly pid: number;
  readonly stage: WriteStage;
}

/** A new id, which nobody can guess; it ends in the number of the process. */
export function newId(pid: number): string {
  return `${randomBytes(ID_BYTES).toString('hex')}-${pid}`;
}

export function parsePendingName(name: string): PendingName | undefined {
  const [, id, pid, word] = FILE_NAME.exec(name) ?? [];
  const stage = STAGES.find((one) => one === word);
  return id === undefined || stage === undefined ? undefined : { id, pid: Number(pid), stage };
}

/** Where a write at a stage has its file. */
export function pendingFile(dir: string, id: string, stage: WriteStage): string {
  return path.join(dir, `${DRAFT_PREFIX}${id}.${stage}`);
}

/** Where a step has what comes: beside its file, so that a rename is all that is left to do. */
export function draftFile(dir: string, { id, steps }: PendingWrite, step: WriteStep): string {
  return besideOf(dir, step, `${id}-${steps.indexOf(step)}`);
}

/** Where a step keeps what was there, until all steps are done. */
export function backupFile(dir: string, write: PendingWrite, step: WriteStep): string {
  return `${draftFile(dir, write, step)}-old`;
}

function besideOf(dir: string, { file }: WriteStep, name: string): string {
  return path.join(dir, path.posix.dirname(file), `${DRAFT_PREFIX}${name}`);
}

/** Notes a write on the disk before it begins. */
export function notePending<Step extends WriteStep>(
  dir: string,
  write: Omit<PendingWrite<Step>, 'inode'>,
): PendingWrite<Step> {
  const file = pendingFile(dir, write.id, 'pending');
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    const noted = { ...write, inode: inodeOf(fstatSync(descriptor, { bigint: true })) };
    writeFileSync(descriptor, JSON.stringify(noted, FIELDS));
    fsyncSync(descriptor);
    return noted;
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Reads the file of a write that somebody left. `foreign`: not ours to act on, since it is another user's, a link, was
 * copied, came with a clone, or leads out of the folder. `cut`: the process ended while it noted what it was about to
 * do, so nothing was begun.
 */
export function readPending(dir: string, name: string): PendingWrite | 'foreign' | 'cut' {
  const known = parsePendingName(name);
  const file = path.join(dir, name);
  const found = lstatSync(file, { bigint: true });
  if (known === undefined || !found.isFile() || !isOwn(found.uid)) return 'foreign';
  const value = parseJson(readFileSync(file, 'utf8'));
  if (value === undefined && known.stage === 'pending') return 'cut';
  if (!isPendingWrite(value) || value.id !== known.id || value.inode !== inodeOf(found)) return 'foreign';
  return staysInside(dir, value) ? value : 'foreign';
}

/** Windows has no such numbers. */
function isOwn(uid: bigint): boolean {
  const own = process.getuid?.();
  return own === undefined || uid === BigInt(own);
}

function inodeOf({ dev, ino }: { readonly dev: bigint; readonly ino: bigint }): string {
  return `${dev}:${ino}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isPendingWrite(value: unknown): value is PendingWrite {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each field is looked at
  const write = value as Partial<PendingWrite> | null;
  return (
    write?.schema === 1 &&
    typeof write.id === 'string' &&
    typeof write.inode === 'string' &&
    typeof write.process?.pid === 'number' &&
    Array.isArray(write.folders) &&
    write.folders.every((one) => typeof one === 'string') &&
    Array.isArray(write.steps) &&
    write.steps.every(isWriteStep)
  );
}

function isWriteStep(value: Partial<WriteStep> | null): value is WriteStep {
  return (
    typeof value?.file === 'string' &&
    isDigest(value.before) &&
    isDigest(value.after) &&
    (value.modeBefore === undefined || (value.before === value.after && typeof value.modeBefore === 'number'))
  );
}

function isDigest(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function staysInside(dir: string, { folders, steps }: PendingWrite): boolean {
  return [...folders, ...steps.map(({ file }) => file)].every(
    (file) => isPathSafeHere(file) && isInside(dir, path.dirname(path.join(dir, file))),
  );
}
