import { existsSync } from 'node:fs';
import path from 'node:path';

export const ANSWERS_FILE = 'castai-bot.json';

/** The nearest folder, from `cwd` upwards, that holds a file of this name. */
export function findRoot(cwd: string, file: string): string | undefined {
  if (existsSync(path.join(cwd, file))) return cwd;
  const parent = path.dirname(cwd);
  return parent === cwd ? undefined : findRoot(parent, file);
}
