import path from 'node:path';
import fs from 'fs-extra';

const IMPORT = /(?:from|import\()\s*['"](\.{1,2}\/[\w./-]+)['"]/g;

/** Removes the declarations that nobody can see: those that `index.d.ts` does not reach. */
export async function pruneTypes(dist: string): Promise<void> {
  const reached = new Set([path.join(dist, 'index.d.ts')]);
  for (const file of reached) {
    const text = await fs.readFile(file, 'utf8');
    for (const [, specifier = ''] of text.matchAll(IMPORT)) {
      const types = path.join(path.dirname(file), specifier).replace(/\.[jt]s$/, '.d.ts');
      // An example in a comment imports what is a reader's own.
      if (await fs.pathExists(types)) reached.add(types);
    }
  }
  const entries = await fs.readdir(dist, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.name.endsWith('.d.ts') && !reached.has(file)) await fs.remove(file);
  }
}
