import path from 'node:path';
import type { Around } from './around.ts';
import { findAbove } from './find-above.ts';

const NOTHING: Around = {
  managerOf: () => undefined,
  rootOf: () => undefined,
  notesOn: () => [],
};

/**
 * Looks for workspaces and Yarn's Plug'n'Play above a bot.
 * @param directory as it was typed; without one the bot gets a folder in `cwd`
 */
export async function lookAround(directory: string | undefined, cwd: string): Promise<Around> {
  const folder = directory === undefined ? cwd : path.dirname(path.resolve(cwd, directory));
  const isAlone = findAbove(folder, ['package.json', 'pnpm-workspace.yaml', '.pnp.cjs']) === undefined;
  if (isAlone) return NOTHING;
  const { aroundWorkspace } = await import('./around-workspace.ts');
  return aroundWorkspace(folder);
}
