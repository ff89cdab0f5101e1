import { type ConflictLabels, findConflicts, type PlannedFile } from '@castai-bot/scaffold';
import type { RepoChange } from '../edit-repo/repo-change.ts';
import { isEdited, mergeOwned, type MergeOptions } from './merge-owned.ts';
import type { YourFile } from './read-your-file.ts';

/** One file as it was rendered last, as it would be now, and as it is. */
export interface OwnedFile {
  readonly path: string;
  readonly base: string | undefined;
  readonly fresh: PlannedFile | undefined;
  readonly yours: YourFile;
}

/** A change that a person must look at. */
export interface Conflict {
  readonly path: string;
  /** Where the marks are; none when the file was left alone. */
  readonly lines: readonly number[];
  readonly message: string;
}

/** What becomes of one file. */
export interface FileDecision {
  readonly change?: RepoChange;
  readonly conflict?: Conflict;
  /** What was left as it is on purpose, in words. */
  readonly kept?: readonly string[];
  /** It is not as it was rendered, and nothing new is to be merged into it. */
  readonly isDrifted?: true;
}

export interface DecideOptions {
  /** The bot's image repository. */
  readonly image: string;
  readonly labels: ConflictLabels;
}

type WithText = OwnedFile & { readonly yours: Extract<YourFile, { kind: 'text' }> };

/** Decides what becomes of one file that follows the templates. */
export function decideFile(file: OwnedFile, options: DecideOptions): FileDecision {
  const { path, base, fresh, yours } = file;
  if (yours.kind === 'absent') return decideAbsent(file);
  if (fresh !== undefined && yours.kind === 'text' && yours.text === fresh.text) return {};
  const merging: MergeOptions = { path, ...options };
  if (base !== undefined && base === fresh?.text) {
    const isUntouched = yours.kind === 'text' && !isEdited(base, yours.text, merging);
    return isUntouched ? {} : { isDrifted: true };
  }
  if (yours.kind === 'other') return leave(path, `left alone: ${yours.why}`);
  if (fresh === undefined) return decideRemoved({ ...file, yours }, merging);
  if (base === undefined)
    return leave(path, 'left alone: castai-bot would write it now, but this one is yours');
  const versions = { base, yours: yours.text, theirs: fresh.text };
  return decideMerged({ ...file, yours }, { ...mergeOwned(versions, merging), labels: options.labels });
}

function decideAbsent({ path, base, fresh }: OwnedFile): FileDecision {
  if (fresh === undefined) return {};
  if (base === undefined) {
    const { text, isExecutable = false } = fresh;
    return { change: { kind: 'create', path, text, isExecutable } };
  }
  return base === fresh.text ? {} : { kept: [`${path} stays deleted`] };
}

function decideRemoved({ path, base, yours }: WithText, options: MergeOptions): FileDecision {
  if (base !== undefined && !isEdited(base, yours.text, options))
    return { change: { kind: 'delete', path, before: yours.text } };
  return { kept: [`${path} stays, since you have edited it: castai-bot no longer writes it`] };
}

function decideMerged(
  { path, yours }: WithText,
  merged: { readonly text: string; readonly kept: readonly string[]; readonly labels: ConflictLabels },
): FileDecision {
  const kept = merged.kept.map((words) => `${path}: ${words}`);
  if (merged.text === yours.text) return { kept };
  const lines = findConflicts(merged.text);
  return {
    change: { kind: 'edit', path, before: yours.text, after: merged.text },
    kept,
    ...(lines.length === 0
      ? {}
      : { conflict: { path, lines, message: `you and ${merged.labels.theirs} changed the same lines` } }),
  };
}

function leave(path: string, message: string): FileDecision {
  return { conflict: { path, lines: [], message } };
}
