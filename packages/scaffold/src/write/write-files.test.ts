import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeTree, readTree } from '../testing/file-tree.ts';
import type { FileChange } from './file-change.ts';
import { writeFiles } from './write-files.ts';

const FILES = { 'a.txt': 'a', 'b/b.txt': 'b', 'c.txt': 'c', 'd.txt': 'd', 'e.bin': 'e' };
const CHANGES: readonly FileChange[] = [
  { kind: 'create', path: 'new/deep/x.sh', text: '#!/bin/sh\n', isExecutable: true },
  { kind: 'create', path: 'b/y.txt', text: 'y' },
  { kind: 'edit', path: 'a.txt', before: 'a', after: 'A' },
  { kind: 'edit', path: 'b/b.txt', before: 'b', after: 'B' },
  { kind: 'delete', path: 'c.txt', before: 'c' },
  { kind: 'replace', path: 'e.bin', content: Uint8Array.of(69) },
  { kind: 'replace', path: 'out/f.bin', content: 'F' },
];
const WRITTEN = {
  'a.txt': 'A',
  'b/b.txt': 'B',
  'b/y.txt': 'y',
  'd.txt': 'd',
  'e.bin': 'E',
  'new/deep/x.sh': '#!/bin/sh\n',
  'out/f.bin': 'F',
};
const isWindows = process.platform === 'win32';

describe('writeFiles', () => {
  test('writeFiles() makes, edits, replaces and deletes, and leaves nothing beside', async () => {
    const dir = makeTree(FILES);
    await writeFiles(CHANGES, { dir });
    expect(readTree(dir)).toEqual(WRITTEN);
  });

  test.skipIf(isWindows)('writeFiles() keeps the mode of what it replaces (not on Windows)', async () => {
    const dir = makeTree(FILES);
    for (const mode of [0o600, 0o640, 0o666, 0o4755]) {
      chmodSync(path.join(dir, 'a.txt'), mode);
      const before = readFileSync(path.join(dir, 'a.txt'), 'utf8');
      await writeFiles([{ kind: 'edit', path: 'a.txt', before, after: `${before}!` }], { dir });
      expect(statSync(path.join(dir, 'a.txt')).mode & 0o7777).toBe(mode);
    }
    await writeFiles(CHANGES.slice(0, 1), { dir });
    expect(statSync(path.join(dir, 'new/deep/x.sh')).mode & 0o100).toBe(0o100);
  });

  test.each<readonly [string, (dir: string) => void, string]>([
    [
      'a file that is there already',
      (dir) => writeFileSync(path.join(dir, 'b/y.txt'), 'mine'),
      'FILES_EXIST',
    ],
    [
      'a file that somebody changed',
      (dir) => writeFileSync(path.join(dir, 'b/b.txt'), 'other'),
      'FILE_CHANGED',
    ],
    ['a file that is gone', (dir) => rmSync(path.join(dir, 'c.txt')), 'WRITE_FAILED'],
    ['a folder that is a file', (dir) => writeFileSync(path.join(dir, 'new'), 'mine'), 'FILES_EXIST'],
    [
      'a file that is a folder',
      (dir) => mkdirSync(path.join(dir, 'out/f.bin'), { recursive: true }),
      'WRITE_FAILED',
    ],
    ['a link that leads nowhere', (dir) => symlinkSync('nowhere', path.join(dir, 'out')), 'UNSAFE_PATH'],
  ])('writeFiles() changes nothing with %s', async (_, spoil, code) => {
    const dir = makeTree(FILES);
    spoil(dir);
    const before = readTree(dir);
    await expect(writeFiles(CHANGES, { dir })).rejects.toMatchObject({ code });
    expect(readTree(dir)).toEqual(before);
  });

  test.each(['../out', '/etc/out', 'a/../../out', 'a//b', './a', 'C:out', 'a\\..\\out', 'a\0b', ''])(
    'writeFiles() refuses the path %j',
    async (name) => {
      const dir = makeTree(FILES);
      const create: FileChange = { kind: 'create', path: name, text: '' };
      await expect(writeFiles([...CHANGES, create], { dir })).rejects.toMatchObject({
        code: 'UNSAFE_PATH',
        paths: [name],
      });
      expect(readTree(dir)).toEqual(FILES);
    },
  );

  test('writeFiles() follows a link inside the folder, which stays one, and none that leads out of it', async () => {
    const home = makeTree({ 'theirs/a.txt': 'a', 'repo/real/a.txt': 'a' });
    const dir = path.join(home, 'repo');
    symlinkSync('real/a.txt', path.join(dir, 'a.txt'));
    symlinkSync('../theirs/a.txt', path.join(dir, 'out.txt'));
    symlinkSync('../theirs', path.join(dir, 'out'));
    await writeFiles([{ kind: 'edit', path: 'a.txt', before: 'a', after: 'A' }], { dir });
    expect(lstatSync(path.join(dir, 'a.txt')).isSymbolicLink()).toBe(true);
    for (const change of [
      { kind: 'edit', path: 'out.txt', before: 'a', after: 'A' },
      { kind: 'edit', path: 'out/a.txt', before: 'a', after: 'A' },
      { kind: 'replace', path: 'out.txt', content: 'A' },
      { kind: 'replace', path: 'out/new.txt', content: 'A' },
      { kind: 'create', path: 'out/deep/new.txt', text: 'A' },
      { kind: 'delete', path: 'out/a.txt', before: 'a' },
    ] as const) {
      await expect(writeFiles([change], { dir })).rejects.toMatchObject({ code: 'UNSAFE_PATH' });
    }
    expect(readTree(home)).toMatchObject({ 'theirs/a.txt': 'a', 'repo/real/a.txt': 'A' });
    expect(readdirSync(path.join(home, 'theirs'))).toEqual(['a.txt']);
  });

  test('writeFiles() changes nothing when it is aborted, at whatever step', async () => {
    const dir = makeTree(FILES);
    const reason = new Error('cancelled');
    for (let step = 0; step <= CHANGES.length; step += 1) {
      const signal = abortAtLook(step, reason);
      await expect(writeFiles(CHANGES, { dir, signal })).rejects.toBe(reason);
      expect(readTree(dir)).toEqual(FILES);
    }
    await writeFiles(CHANGES, { dir, signal: abortAtLook(CHANGES.length + 1, reason) });
    expect(readTree(dir)).toEqual(WRITTEN);
  });

  test('writeFiles() writes nothing into what appears while it prepares', async () => {
    const dir = makeTree(FILES);
    const controller = new AbortController();
    const write = writeFiles(CHANGES, { dir, signal: controller.signal });
    // It has begun: what comes now was not there when it looked.
    writeFileSync(path.join(dir, 'b/y.txt'), 'theirs');
    await expect(write).rejects.toMatchObject({ code: 'FILE_CHANGED' });
    expect(readTree(dir)).toEqual({ ...FILES, 'b/y.txt': 'theirs' });
    expect(existsSync(path.join(dir, 'new'))).toBe(false);
  });
});

/** A signal that aborts when it is looked at for the n-th time, from 0. */
function abortAtLook(step: number, reason: Error): AbortSignal {
  const controller = new AbortController();
  let looks = 0;
  Object.defineProperty(controller.signal, 'throwIfAborted', {
    value: () => {
      if (looks === step) throw reason;
      looks += 1;
    },
  });
  return controller.signal;
}
