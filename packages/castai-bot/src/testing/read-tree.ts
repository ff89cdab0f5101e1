import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Every file and folder below a folder: path → text, or `folder`; node_modules aside. */
export async function readTree(root: string): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(root, { recursive: true })).filter((name) => !name.startsWith('node_modules'));
  const entries = await Promise.all(
    names.toSorted().map(async (name) => {
      const file = path.join(root, name);
      const isFolder = (await lstat(file)).isDirectory();
      return [name, isFolder ? 'folder' : await readFile(file, 'utf8')] as const;
    }),
  );
  return Object.fromEntries(entries);
}
