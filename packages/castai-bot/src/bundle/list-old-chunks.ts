import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { FileChange } from '@castai-bot/scaffold';
import { readBytesIfThere, readTextIfThere } from '../repo/read-text.ts';
import { type CompiledFile, WRITTEN_BY } from './compile.ts';

const CHUNK = /^bot-.+\.mjs$/;

/** What earlier builds left in dist/ and this one does not write: chunks, whose names change with what is in them. */
export async function listOldChunks(
  root: string,
  files: readonly CompiledFile[],
): Promise<readonly FileChange[]> {
  const dist = path.join(root, 'dist');
  if (!existsSync(dist)) return [];
  const written = new Set(files.map(({ name }) => name));
  const changes: FileChange[] = [];
  for (const name of await readdir(dist)) {
    if (!CHUNK.test(name) || written.has(name)) continue;
    // What is not ours may be anything.
    const before = (await readBytesIfThere(path.join(dist, name)))?.toString('utf8');
    if (before === undefined || !before.startsWith(WRITTEN_BY)) continue;
    changes.push({ kind: 'delete', path: `dist/${name}`, before });
    const map = await readTextIfThere(path.join(dist, `${name}.map`));
    if (map !== undefined) changes.push({ kind: 'delete', path: `dist/${name}.map`, before: map });
  }
  return changes;
}
