import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo } from '../testing/fixture-repo.ts';
import { replaceFiles } from './replace-files.ts';

describe('replaceFiles', () => {
  test('replaceFiles() writes text and bytes, and keeps the mode of what was there', async () => {
    await using folder = await createFixtureRepo({ 'a.txt': 'old' });
    const [a, b] = ['a.txt', 'b.bin'].map((name) => path.join(folder.root, name));
    if (a === undefined || b === undefined) throw new Error('never');
    await chmod(a, 0o600);
    await replaceFiles([
      { file: a, content: 'new' },
      { file: b, content: Uint8Array.of(0, 255) },
    ]);
    expect(await readFile(a, 'utf8')).toBe('new');
    expect([...(await readFile(b))]).toEqual([0, 255]);
    expect((await stat(a)).mode & 0o777).toBe(0o600);
  });

  test('replaceFiles() leaves all as they were when one cannot be replaced', async () => {
    await using folder = await createFixtureRepo({ 'a.txt': 'old' });
    const at = (name: string): string => path.join(folder.root, name);
    // No file can be renamed to it: this fails after the others are there.
    await mkdir(at('folder'));
    const contents = ['a.txt', 'new.txt', 'folder'].map((name) => ({ file: at(name), content: 'new' }));
    await expect(replaceFiles(contents)).rejects.toThrow();
    expect(await readFile(at('a.txt'), 'utf8')).toBe('old');
    expect((await readdir(folder.root)).toSorted()).toEqual(['a.txt', 'folder']);
  });
});
