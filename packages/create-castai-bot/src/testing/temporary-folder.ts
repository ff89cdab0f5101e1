import { lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** An absolute directory that goes away with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'create-castai-bot-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Everything below a directory: folders as `null`, files by their text. */
export async function readTree(folder: string): Promise<Readonly<Record<string, string | null>>> {
  const names = await readdir(folder, { recursive: true });
  const entries = names.toSorted().map(async (name) => {
    const file = path.join(folder, name);
    const isFile = (await lstat(file)).isFile();
    return [name, isFile ? await readFile(file, 'utf8') : null] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
