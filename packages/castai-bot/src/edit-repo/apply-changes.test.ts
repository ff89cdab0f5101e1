import { chmod, mkdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFixtureRepo } from '../testing/fixture-repo.ts';
import { isAbortedAt } from '../testing/is-aborted-at.ts';
import { readTree } from '../testing/read-tree.ts';
import { applyChanges } from './apply-changes.ts';
import type { RepoChange } from './repo-change.ts';

const FILES = { 'a.txt': 'a', 'b/b.txt': 'b', 'c.txt': 'c', 'd.txt': 'd' };
const CHANGES: readonly RepoChange[] = [
  { kind: 'create', path: 'new/deep/x.sh', text: '#!/bin/sh\n', isExecutable: true },
  { kind: 'create', path: 'b/y.txt', text: 'y' },
  { kind: 'edit', path: 'a.txt', before: 'a', after: 'A' },
  { kind: 'edit', path: 'b/b.txt', before: 'b', after: 'B' },
  { kind: 'delete', path: 'c.txt', before: 'c' },
  { kind: 'delete', path: 'd.txt', before: 'd' },
];
const never = new AbortController().signal;

describe('applyChanges', () => {
  test('applyChanges() makes, edits and deletes, and leaves nothing beside', async () => {
    await using repo = await createFixtureRepo(FILES);
    await chmod(path.join(repo.root, 'a.txt'), 0o640);
    await applyChanges(CHANGES, { root: repo.root, signal: never });
    expect(await readTree(repo.root)).toEqual({
      'a.txt': 'A',
      b: 'folder',
      'b/b.txt': 'B',
      'b/y.txt': 'y',
      new: 'folder',
      'new/deep': 'folder',
      'new/deep/x.sh': '#!/bin/sh\n',
    });
    expect((await stat(path.join(repo.root, 'a.txt'))).mode & 0o777).toBe(0o640);
    expect((await stat(path.join(repo.root, 'new/deep/x.sh'))).mode & 0o100).toBe(0o100);
  });

  test.each([
    [
      'a file that is there already',
      (root: string) => writeFile(path.join(root, 'b/y.txt'), 'mine'),
      'FILES_EXIST',
    ],
    [
      'a file that somebody changed',
      (root: string) => writeFile(path.join(root, 'b/b.txt'), 'other'),
      'FILE_CHANGED',
    ],
    ['a file that is gone', (root: string) => rm(path.join(root, 'd.txt')), 'WRITE_FAILED'],
    [
      'no room for a draft',
      (root: string) => mkdir(path.join(root, 'b/b.txt.castai-bot-draft')),
      'WRITE_FAILED',
    ],
    [
      'no room for the last backup',
      (root: string) => block(path.join(root, 'd.txt.castai-bot-backup')),
      'WRITE_FAILED',
    ],
    ['a folder that is a file', (root: string) => writeFile(path.join(root, 'new'), 'mine'), 'FILES_EXIST'],
  ])('applyChanges() changes nothing with %s', async (_, spoil, code) => {
    await using repo = await createFixtureRepo(FILES);
    await spoil(repo.root);
    const before = await readTree(repo.root);
    await expect(applyChanges(CHANGES, { root: repo.root, signal: never })).rejects.toMatchObject({ code });
    expect(await readTree(repo.root)).toEqual(before);
  });

  test('applyChanges() changes nothing when it is aborted, at whatever step', async () => {
    await using repo = await createFixtureRepo(FILES);
    const before = await readTree(repo.root);
    let aborted = 0;
    for (let step = 0; ; step += 1) {
      const isAborted = await isAbortedAt(step, (signal) =>
        applyChanges(CHANGES, { root: repo.root, signal }),
      );
      if (!isAborted) break;
      aborted += 1;
      expect(await readTree(repo.root)).toEqual(before);
    }
    expect(aborted).toBeGreaterThan(8);
    expect(await readTree(repo.root)).toHaveProperty('a.txt', 'A');
  });

  test('applyChanges() follows a link and leaves it a link', async () => {
    await using repo = await createFixtureRepo({ 'real/a.txt': 'a' });
    await symlink('real/a.txt', path.join(repo.root, 'a.txt'));
    const edit: RepoChange = { kind: 'edit', path: 'a.txt', before: 'a', after: 'A' };
    await applyChanges([edit], { root: repo.root, signal: never });
    expect(await readTree(repo.root)).toEqual({ 'a.txt': 'A', real: 'folder', 'real/a.txt': 'A' });
  });
});

/** A folder with something in it cannot be replaced by a rename. */
async function block(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(path.join(folder, 'x'), '');
}
