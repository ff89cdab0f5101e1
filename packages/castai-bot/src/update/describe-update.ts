import { packageCommands, unifiedDiff } from '@castai-bot/scaffold';
import { BASE_FILE } from '../edit-repo/plan-owned.ts';
import { type FileChange, toFileChange } from '../edit-repo/render-changes.ts';
import type { RepoChange } from '../edit-repo/repo-change.ts';
import type { Conflict } from './decide-file.ts';
import type { RepoUpdate } from './update-repo.ts';

/** An update as `--json` prints it. */
export interface DescribedUpdate {
  readonly bot: string;
  /** The castai-bot that wrote the bot last; null when its record does not say. */
  readonly from: string | null;
  readonly to: string;
  readonly isApplied: boolean;
  readonly migrations: readonly string[];
  readonly changes: readonly FileChange[];
  readonly conflicts: readonly Conflict[];
  readonly kept: readonly string[];
  readonly drift: readonly string[];
  /** What is left for the person to do. */
  readonly todo: readonly string[];
  /** Of a README.md without parts that castai-bot keeps: one to paste, with its marks. */
  readonly readmePart?: string;
  /** Unified, of every file but the record. */
  readonly diff?: string;
}

export interface DescribeOptions {
  /** Of castai-bot. */
  readonly version: string;
  readonly isApplied: boolean;
  /** What keeps the image from running the programs, in words. */
  readonly unsuited: readonly string[];
  readonly isDiffWanted: boolean;
}

/** Describes a planned update. */
export function describeUpdate(
  update: RepoUpdate,
  { version, isApplied, unsuited, isDiffWanted }: DescribeOptions,
): DescribedUpdate {
  const { answers, changes, conflicts, drift, from = null, kept, migrations } = update;
  const { install } = packageCommands(answers.packageManager);
  const marked = conflicts.filter(({ lines }) => lines.length > 0);
  const needsInstall = changes.some(({ path }) => path === 'package.json');
  return {
    bot: answers.name,
    from,
    to: version,
    isApplied,
    migrations,
    changes: changes.map(toFileChange),
    conflicts,
    kept,
    drift,
    todo: isApplied
      ? [
          ...(marked.length > 0 ? ['resolve the marked conflicts'] : []),
          ...(needsInstall ? [install] : []),
          ...unsuited,
          ...update.todo,
        ]
      : [],
    ...(update.readmePart === undefined ? {} : { readmePart: update.readmePart }),
    ...(isDiffWanted ? { diff: changes.map(writeDiff).join('') } : {}),
  };
}

function writeDiff(change: RepoChange): string {
  const { path } = change;
  if (path === BASE_FILE) return '';
  if (change.kind === 'create') return unifiedDiff({ path, before: undefined, after: change.text });
  return unifiedDiff({
    path,
    before: change.before,
    after: change.kind === 'edit' ? change.after : undefined,
  });
}
