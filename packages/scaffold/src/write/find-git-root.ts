import { existsSync } from 'node:fs';
import path from 'node:path';

/** The root of the git repository that a folder is in, the folder itself included; it need not be there yet. */
export function findGitRoot(folder: string): string | undefined {
  if (existsSync(path.join(folder, '.git'))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : findGitRoot(parent);
}
