import type { FileChange, PlannedFile } from '@castai-bot/scaffold';

/** One file that a command makes, edits or deletes, each over what it has read. */
export type RepoChange = Exclude<FileChange, { kind: 'replace' | 'executable' }>;

/** The same, or the right to run a file that is there. */
export type RepoOrModeChange = Exclude<FileChange, { kind: 'replace' }>;

export type RepoEdit = Extract<RepoChange, { kind: 'edit' }>;

/** Writes a planned file that is not there. */
export function toCreation({
  path,
  text,
  isExecutable = false,
}: PlannedFile): Extract<RepoChange, { kind: 'create' }> {
  return { kind: 'create', path, text, isExecutable };
}
