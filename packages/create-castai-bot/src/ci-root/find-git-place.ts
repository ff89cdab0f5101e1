import path from 'node:path';
import { findGitRoot } from '@castai-bot/scaffold';

/** Where in a git repository the new bot's folder is. */
export interface GitPlace {
  /** Absolute. */
  readonly root: string;
  /** The path from that root to the folder of a bot of this name, with slashes; empty: it is the root. */
  readonly pathTo: (name: string) => string;
}

/**
 * Undefined outside of git.
 * @param directory as it was typed; without one the bot gets a folder in `cwd`
 */
export function findGitPlace(directory: string | undefined, cwd: string): GitPlace | undefined {
  const root = findGitRoot(path.resolve(cwd, directory ?? '.'));
  if (root === undefined) return undefined;
  return {
    root,
    pathTo: (name) => path.relative(root, path.resolve(cwd, directory ?? name)).replaceAll(path.sep, '/'),
  };
}
