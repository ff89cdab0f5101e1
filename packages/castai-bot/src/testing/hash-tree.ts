import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Not a command's to write: what is installed, and git's own. */
const LEFT_OUT = /^(node_modules|\.git)([\\/]|$)/;

/** One short word for every file and folder below a folder: their names, their texts, and who may do what with them. */
export async function hashTree(root: string): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(root, { recursive: true })).filter((name) => !LEFT_OUT.test(name));
  for (const name of names.toSorted()) {
    const file = path.join(root, name);
    const found = await lstat(file);
    hash.update(`${name}\0${found.mode}\0`);
    if (found.isFile()) hash.update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 12);
}
