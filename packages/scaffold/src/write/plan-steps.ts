import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { ScaffoldError } from '../errors.ts';
import { digestOf } from './file-digest.ts';
import type { FileChange } from './file-change.ts';
import type { WriteStep } from './pending-write.ts';
import { isInside, isPathSafeHere, isPlainPath, isThere, parentsOf } from './safe-paths.ts';

const MODE_BITS = 0o7777;

/** A step with what it takes to make its draft. */
export interface PlannedStep extends WriteStep {
  /** What comes; undefined when the file goes. */
  readonly content: string | Uint8Array | undefined;
  /** Mode and owner of what comes: of what it replaces. */
  readonly like: Pick<Stats, 'mode' | 'uid' | 'gid'> | undefined;
  readonly isExecutable: boolean;
  /** Its owner's alone. */
  readonly isPrivate: boolean;
}

/**
 * What a write has to do, every problem found before anything is touched. Links are followed as long as they stay in
 * the folder.
 * @param dir absolute, no link
 * @throws ScaffoldError `UNSAFE_PATH`, `FILES_EXIST`, `FILE_CHANGED`
 */
export function planSteps(changes: readonly FileChange[], dir: string): readonly PlannedStep[] {
  const unsafe = changes.filter((change) => !isSafe(change, dir)).map((change) => change.path);
  if (unsafe.length > 0) throw leavesFolder(unsafe, dir);
  const names = changes.map((change) => change.path);
  const blocked = parentsOf(names).filter((folder) => isNoFolder(path.join(dir, folder)));
  const existing = [...blocked, ...names.filter((_, at) => isTaken(changes[at], dir))];
  if (existing.length > 0) throw alreadyThere(existing, dir);
  const steps = changes.map((change) => planStep(change, dir));
  const files = steps.map(({ file }) => file);
  const twice = files.find((file, at) => files.indexOf(file) < at);
  if (twice !== undefined) throw new Error(`Cannot write ${twice} twice`);
  return steps;
}

function isTaken(change: FileChange | undefined, dir: string): boolean {
  return change?.kind === 'create' && isThere(path.join(dir, change.path));
}

function isNoFolder(place: string): boolean {
  return isThere(place) && !statSync(place).isDirectory();
}

function isSafe({ kind, path: name }: FileChange, dir: string): boolean {
  if (kind === 'replace' ? !isPathSafeHere(name) : !isPlainPath(name)) return false;
  return isInside(dir, path.join(dir, name)) || (kind === 'create' && isThere(path.join(dir, name)));
}

function planStep(change: FileChange, dir: string): PlannedStep {
  const name = path.join(dir, change.path);
  const target = isThere(name) ? realpathSync(name) : undefined;
  const file = path.relative(dir, target ?? realTarget(name)).replaceAll(path.sep, '/');
  const content = contentOf(change);
  const like = target === undefined ? undefined : lstatSync(target);
  const before = findBefore(change, { target, like });
  const isPrivate = change.kind === 'replace' && change.isPrivate === true;
  const common = { file, before, content, like, isPrivate };
  if (change.kind === 'executable' && like !== undefined) {
    return { ...common, after: before, isExecutable: true, modeBefore: like.mode & MODE_BITS };
  }
  const after = content === undefined ? null : digestOf(content);
  const isExecutable = change.kind === 'create' && change.isExecutable === true;
  return { ...common, after, isExecutable };
}

/** Where a new file will be. */
function realTarget(name: string): string {
  const parent = path.dirname(name);
  return path.join(isThere(parent) ? realpathSync(parent) : realTarget(parent), path.basename(name));
}

function contentOf(change: FileChange): string | Uint8Array | undefined {
  if (change.kind === 'create') return change.text;
  if (change.kind === 'replace') return change.content;
  return change.kind === 'edit' ? change.after : undefined;
}

interface Found {
  readonly target: string | undefined;
  readonly like: Stats | undefined;
}

function findBefore(change: FileChange, { target, like }: Found): string | null {
  const isReplaced = change.kind === 'replace' || change.kind === 'create';
  if (target === undefined || like === undefined) {
    if (isReplaced) return null;
    throw writeFailed(change.path, 'it is gone');
  }
  if (!like.isFile()) throw writeFailed(change.path, like.isDirectory() ? 'it is a folder' : 'it is no file');
  const found = digestOf(readFileSync(target));
  if ('before' in change && found !== digestOf(change.before)) throw fileChanged(change.path);
  return found;
}

export function fileChanged(name: string): ScaffoldError {
  return new ScaffoldError(`Cannot write ${name}: it has just been changed by somebody else`, {
    code: 'FILE_CHANGED',
    paths: [name],
    hint: 'Run the command again',
  });
}

function writeFailed(name: string, why: string): ScaffoldError {
  return new ScaffoldError(`Cannot write ${name}: ${why}; nothing was changed`, {
    code: 'WRITE_FAILED',
    paths: [name],
  });
}

function leavesFolder(paths: readonly string[], dir: string): ScaffoldError {
  return new ScaffoldError(
    `Cannot write to ${JSON.stringify(dir)}: ${paths.join(', ')} would leave it, by its name or by a link`,
    { code: 'UNSAFE_PATH', paths },
  );
}

function alreadyThere(paths: readonly string[], dir: string): ScaffoldError {
  return new ScaffoldError(`Cannot write to ${JSON.stringify(dir)}: there already: ${paths.join(', ')}`, {
    code: 'FILES_EXIST',
    paths,
    hint: 'Move these away first, or choose another name',
  });
}
