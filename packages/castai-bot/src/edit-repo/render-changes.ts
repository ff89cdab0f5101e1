import type { View } from '@castai-bot/cli';
import type { RepoOrModeChange } from './repo-change.ts';

const MARKS = { create: '+', edit: '~', executable: '~', delete: '-' } as const;

/** The files of a plan, one a line: `+` made, `~` edited or made executable, `-` deleted. */
export function renderFileChanges(changes: readonly FileChange[], view: View): string {
  const styles = { create: 'green', edit: 'yellow', executable: 'yellow', delete: 'red' } as const;
  return changes.map(({ kind, path }) => `  ${view.style(styles[kind], MARKS[kind])} ${path}`).join('\n');
}

/** A change without the texts, as `--json` prints it. */
export type FileChange = Pick<RepoOrModeChange, 'kind' | 'path'>;

export function toFileChange({ kind, path }: RepoOrModeChange): FileChange {
  return { kind, path };
}
