import path from 'node:path';
import { readTextIfThere } from '../repo/read-text.ts';

export const IGNORE_FILE = '.dockerignore';
/**
 * Where engines look for what to leave out, and each stops at the first that is there: buildah at all of them, in this
 * order, BuildKit at those with docker in their name.
 */
const IGNORE_FILES = [
  'Dockerfile.dockerignore',
  'Dockerfile.containerignore',
  '.containerignore',
  IGNORE_FILE,
];

/** The texts of the ignore files that a folder has. */
export async function readIgnoreFiles(root: string): Promise<readonly string[]> {
  const found = await Promise.all(IGNORE_FILES.map((name) => readTextIfThere(path.join(root, name))));
  return found.filter((text) => text !== undefined);
}
