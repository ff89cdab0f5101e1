import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { CliError } from '@castai-bot/cli';
import { applyPlan, ScaffoldError } from '@castai-bot/scaffold';
import type { RepoChange } from './repo-change.ts';

export interface ApplyOptions {
  readonly root: string;
  readonly signal: AbortSignal;
}

/** Beside the file, so that a rename is all that is left to do, or to undo. */
const DRAFT = '.castai-bot-draft';
const BACKUP = '.castai-bot-backup';

/** What takes one step back; each is noted once its step is made. */
type Undo = (() => void)[];

/**
 * Makes all changes, or none: on an error or when it is aborted every file is again what it was.
 * @throws CliError FILES_EXIST, FILE_CHANGED, WRITE_FAILED, UNDO_FAILED; the signal's reason
 */
export async function applyChanges(
  changes: readonly RepoChange[],
  { root, signal }: ApplyOptions,
): Promise<void> {
  const undo: Undo = [];
  const backups: string[] = [];
  try {
    const replaced = changes.filter((change) => change.kind !== 'create');
    for (const change of replaced) {
      signal.throwIfAborted();
      checkUnchanged(change, root);
    }
    for (const change of replaced) {
      if (change.kind === 'edit') writeDraft(resolveFile(root, change.path), change.after, undo);
    }
    await createFiles(changes, { root, signal, undo });
    for (const change of replaced) {
      signal.throwIfAborted();
      const file = resolveFile(root, change.path);
      moveAway(file, undo);
      backups.push(file + BACKUP);
      if (change.kind === 'edit') renameSync(file + DRAFT, file);
    }
    signal.throwIfAborted();
  } catch (error) {
    const left = undoAll(undo);
    throw left.length === 0 ? explain(error, signal) : undoFailed(left, error);
  }
  // One that cannot be deleted harms nobody: the changes are made.
  for (const backup of backups) rmSync(backup, { force: true });
}

/** A link is followed: what it leads to is edited, and it stays a link. */
function resolveFile(root: string, name: string): string {
  return realpathSync(path.join(root, name));
}

function checkUnchanged(change: Exclude<RepoChange, { kind: 'create' }>, root: string): void {
  if (readFileSync(resolveFile(root, change.path), 'utf8') === change.before) return;
  throw new CliError(
    'FILE_CHANGED',
    `Cannot edit ${change.path}: it has just been changed by somebody else`,
    {
      hint: 'Run the command again',
    },
  );
}

function writeDraft(file: string, text: string, undo: Undo): void {
  const draft = openSync(file + DRAFT, 'wx', statSync(file).mode);
  undo.push(() => rmSync(file + DRAFT, { force: true }));
  try {
    writeFileSync(draft, text);
  } finally {
    closeSync(draft);
  }
}

/** What was there is kept until everything is done. */
function moveAway(file: string, undo: Undo): void {
  if (existsSync(file + BACKUP))
    throw new CliError('WRITE_FAILED', `Cannot edit ${file}: ${file}${BACKUP} is in the way`);
  renameSync(file, file + BACKUP);
  undo.push(() => renameSync(file + BACKUP, file));
}

async function createFiles(
  changes: readonly RepoChange[],
  { root, signal, undo }: ApplyOptions & { readonly undo: Undo },
): Promise<void> {
  const created = changes.filter((change) => change.kind === 'create');
  const names = created.map((change) => change.path);
  const missing = listMissingFolders(names, root);
  await applyPlan(
    created.map((file) => ({ ...file, kind: 'yours' as const })),
    { dir: root, signal },
  );
  undo.push(() => {
    for (const name of names) rmSync(path.join(root, name), { force: true });
    for (const folder of missing) rmdirSync(folder);
  });
}

/** Deepest first. */
function listMissingFolders(files: readonly string[], root: string): readonly string[] {
  const folders = files.flatMap((file) => {
    const steps = file.split('/').slice(0, -1);
    return steps.map((_, index) => path.join(root, ...steps.slice(0, index + 1)));
  });
  return [...new Set(folders)]
    .filter((folder) => !existsSync(folder))
    .toSorted((a, b) => b.length - a.length);
}

/** Last step first; one that fails does not keep the others from being taken. */
function undoAll(undo: Undo): readonly string[] {
  return undo.toReversed().flatMap((step) => {
    try {
      step();
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}

function undoFailed(left: readonly string[], cause: unknown): CliError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new CliError(
    'UNDO_FAILED',
    `Cannot change the repo: ${why}; nor undo all of it: ${left.join('; ')}`,
    { cause },
  );
}

function explain(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted || error instanceof CliError) return error;
  if (error instanceof ScaffoldError) {
    const hint = error.code === 'FILES_EXIST' ? 'Move them away first, or choose another name' : error.hint;
    return new CliError(error.code, error.message, { cause: error, ...(hint === undefined ? {} : { hint }) });
  }
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  return new CliError('WRITE_FAILED', `Cannot change the repo: ${error.message}; nothing was changed`, {
    cause: error,
  });
}
