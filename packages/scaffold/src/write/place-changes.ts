import path from 'node:path';
import { ScaffoldError } from '../errors.ts';
import { findGitRoot } from './find-git-root.ts';

/** Changes, and the folder that their paths are relative to. */
export interface PlacedChanges<Change> {
  readonly dir: string;
  readonly changes: readonly Change[];
}

/**
 * The folder to write a bot's changes from: its own, or the root of its git repository where one of them belongs there
 * (`../../.github/…`), so that one write makes them all. Above that root nothing is written.
 * @param folder absolute; the bot's
 * @throws ScaffoldError `UNSAFE_PATH` where a path leads out and there is no git repository around the folder
 */
export function placeChanges<Change extends { readonly path: string }>(
  changes: readonly Change[],
  folder: string,
): PlacedChanges<Change> {
  const outside = changes.map((change) => change.path).filter((file) => file.startsWith('../'));
  if (outside.length === 0) return { dir: folder, changes };
  const dir = findGitRoot(folder);
  if (dir === undefined) throw noRepository(outside, folder);
  const below = path.relative(dir, folder).replaceAll(path.sep, '/');
  return {
    dir,
    changes: changes.map((change) => ({ ...change, path: path.posix.join(below, change.path) })),
  };
}

function noRepository(paths: readonly string[], folder: string): ScaffoldError {
  return new ScaffoldError(
    `Cannot write ${paths.join(', ')}: ${JSON.stringify(folder)} is in no git repository, to whose root that belongs`,
    { code: 'UNSAFE_PATH', paths },
  );
}
