import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeTemporary, makeTree, readTree } from '../testing/file-tree.ts';
import type { FileChange } from './file-change.ts';
import { digestOf } from './file-digest.ts';
import { newId, notePending, pendingFile, type WriteStep } from './pending-write.ts';
import { nameProcess } from './process-name.ts';
import { recoverWrites } from './recover-writes.ts';

const FILES = { 'a.txt': 'old text', 'c.txt': 'c', 'mine.txt': 'mine', 'same.txt': 'same' };
const CHANGES: readonly FileChange[] = [
  { kind: 'create', path: 'new/deep/x.txt', text: 'made text' },
  { kind: 'edit', path: 'a.txt', before: 'old text', after: 'new text' },
  { kind: 'delete', path: 'c.txt', before: 'c' },
  { kind: 'executable', path: 'mine.txt' },
  { kind: 'replace', path: 'same.txt', content: 'same' },
];
const WRITTEN = {
  'a.txt': 'new text',
  'mine.txt': 'mine',
  'new/deep/x.txt': 'made text',
  'same.txt': 'same',
};
const isWindows = process.platform === 'win32';
const mayRun = (dir: string): boolean => (statSync(path.join(dir, 'mine.txt')).mode & 0o111) !== 0;
const CHILD = path.join(import.meta.dirname, 'write-files.test-child.ts');

describe('recoverWrites', () => {
  test('recoverWrites() leaves the old tree or the new one, wherever the process was killed', async () => {
    const counted = writeIn(makeTree(FILES), {});
    expect(counted.code).toBe('done');
    const ends = new Map<string, number>();
    for (let killAt = 0; killAt < counted.calls; killAt += 1) {
      const dir = makeTree(FILES);
      expect(writeIn(dir, { killAt })).toMatchObject({ signal: 'SIGKILL' });
      expectWholeFiles(dir);
      const kinds = (await recoverWrites(dir)).map(({ kind, changed }) => [kind, changed]);
      const tree = readTree(dir);
      const end = tree['a.txt'] === 'old text' ? 'old' : 'new';
      expect(tree, `killed at call ${killAt}`).toEqual(end === 'old' ? FILES : WRITTEN);
      expect(mayRun(dir)).toBe(!isWindows && end === 'new');
      expect(kinds).toEqual(kinds.length === 0 ? [] : [[end === 'old' ? 'undone' : 'finished', []]]);
      expect(await recoverWrites(dir)).toEqual([]);
      ends.set(end, (ends.get(end) ?? 0) + 1);
      rmSync(dir, { recursive: true });
    }
    expect(ends.get('old')).toBeGreaterThan(10);
    expect(ends.get('new')).toBeGreaterThan(10);
  });

  test('writeFiles() says which file it may not make executable', () => {
    const dir = makeTree(FILES);
    // Before it: the note that moves on, a rename and a removal.
    const { code, message, paths } = writeIn(dir, { refuseAt: 3 });
    expect({ code, message, paths, tree: readTree(dir) }).toEqual({
      code: 'WRITE_FAILED',
      message: `Cannot make ${JSON.stringify(path.join(dir, 'mine.txt'))} executable: you may not write there; nothing was changed`,
      paths: ['mine.txt'],
      tree: FILES,
    });
  });

  test('recoverWrites() undoes a write that was killed while it was taken back', async () => {
    // The second is refused of those that put files in place.
    const counted = writeIn(makeTree(FILES), { refuseAt: 2 });
    expect(counted.code).toBe('WRITE_FAILED');
    for (let killAt = counted.calls - 14; killAt < counted.calls; killAt += 1) {
      const dir = makeTree(FILES);
      expect(writeIn(dir, { killAt, refuseAt: 2 })).toMatchObject({ signal: 'SIGKILL' });
      expectWholeFiles(dir);
      await recoverWrites(dir);
      expect([FILES, WRITTEN]).toContainEqual(readTree(dir));
      rmSync(dir, { recursive: true });
    }
  });

  test('recoverWrites() makes a tree whole that could not be taken back', async () => {
    for (const refuseAt of [1, 2, 3]) {
      const dir = makeTree(FILES);
      expect(writeIn(dir, { refuseAt, isRefusing: true })).toMatchObject({ code: 'UNDO_FAILED' });
      expectWholeFiles(dir);
      expect(await recoverWrites(dir)).toMatchObject([{ kind: 'finished' }]);
      expect(readTree(dir)).toEqual(WRITTEN);
    }
  });

  test('recoverWrites() keeps what a person changed after the kill', async () => {
    const { calls } = writeIn(makeTree(FILES), {});
    let kept = 0;
    for (let killAt = 0; killAt < calls; killAt += 4) {
      const dir = makeTree(FILES);
      writeIn(dir, { killAt });
      writeFileSync(path.join(dir, 'a.txt'), 'mine since');
      for (const { changed } of await recoverWrites(dir)) if (changed.includes('a.txt')) kept += 1;
      expect(readTree(dir)).toMatchObject({ 'a.txt': 'mine since', 'mine.txt': 'mine' });
      expect(readdirSync(dir).filter((name) => name.startsWith('.'))).toEqual([]);
    }
    expect(kept).toBeGreaterThan(2);
  });

  test('recoverWrites() leaves a write alone whose process still runs', async () => {
    const dir = makeTree(FILES);
    const step = { file: 'mine.txt', before: null, after: null };
    const note = noteWrite(dir, { steps: [step], pid: process.ppid });
    expect(await recoverWrites(dir)).toEqual([]);
    expect(readdirSync(dir)).toContain(note);
  });

  test.each<readonly [string, (dir: string, note: string) => void]>([
    ['was copied', copyOver],
    ['is a link', (dir, note) => linkTo(dir, note)],
    ['is no note', (dir, note) => writeFileSync(path.join(dir, note), '{"schema": 2}')],
  ])('recoverWrites() touches nothing, and says so, for a note that %s', async (_, spoil) => {
    const dir = makeTree(FILES);
    const note = noteWrite(dir, { steps: [deletion('mine.txt', 'mine')], stage: 'commit' });
    spoil(dir, note);
    expect(await recoverWrites(dir)).toEqual([{ kind: 'left', files: [], changed: [], note }]);
    expect(readTree(dir)).toMatchObject(FILES);
  });

  test.each(['../theirs.txt', '/etc/passwd', 'out/theirs.txt', 'a/../../theirs.txt'])(
    'recoverWrites() touches nothing for a note that names %s',
    async (file) => {
      const home = makeTree({ 'theirs.txt': 'theirs', 'repo/mine.txt': 'mine' });
      const dir = path.join(home, 'repo');
      symlinkSync('..', path.join(dir, 'out'));
      const note = noteWrite(dir, { steps: [deletion(file, 'theirs')], stage: 'commit' });
      expect(await recoverWrites(dir)).toMatchObject([{ kind: 'left', note }]);
      expect(readTree(home)).toMatchObject({ 'theirs.txt': 'theirs', 'repo/mine.txt': 'mine' });
    },
  );

  test('recoverWrites() finds nothing in a folder without left-overs', async () => {
    expect(await recoverWrites(makeTree({ '.castai-bot-draft-notes.txt': 'mine' }))).toEqual([]);
  });
});

interface ChildEnd {
  readonly signal: string | null;
  readonly code?: string;
  readonly message?: string;
  readonly paths?: readonly string[];
  /** Of the file system; 0 when it was killed. */
  readonly calls: number;
}

interface Order {
  readonly killAt?: number;
  readonly refuseAt?: number;
  readonly isRefusing?: boolean;
}

function writeIn(dir: string, order: Order): ChildEnd {
  const argv = [CHILD, JSON.stringify({ dir, changes: CHANGES, killAt: -1, ...order })];
  const { signal, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  if (signal === null && stdout === '') throw new Error(stderr);
  if (stdout === '') return { signal, calls: 0 };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own program wrote it
  return { signal, ...(JSON.parse(stdout) as Omit<ChildEnd, 'signal'>) };
}

/** At every instant the old or the new file stands under its name. */
function expectWholeFiles(dir: string): void {
  const tree = readTree(dir);
  expect(['old text', 'new text']).toContain(tree['a.txt']);
  expect(['c', undefined]).toContain(tree['c.txt']);
  expect(['made text', undefined]).toContain(tree['new/deep/x.txt']);
}

interface Noted {
  readonly steps: readonly WriteStep[];
  readonly stage?: 'pending' | 'commit';
  /** @default one that has ended */
  readonly pid?: number;
}

/** A note as a killed process leaves it. */
function noteWrite(dir: string, { steps, stage = 'pending', pid }: Noted): string {
  const ended = pid ?? spawnSync(process.execPath, ['-e', '0']).pid;
  const id = newId(ended);
  notePending(dir, { schema: 1, id, process: nameProcess(ended), folders: [], steps });
  renameSync(pendingFile(dir, id, 'pending'), pendingFile(dir, id, stage));
  return path.basename(pendingFile(dir, id, stage));
}

function deletion(file: string, text: string): WriteStep {
  return { file, before: digestOf(text), after: null };
}

function copyOver(dir: string, note: string): void {
  copyFileSync(path.join(dir, note), path.join(dir, 'copy'));
  renameSync(path.join(dir, 'copy'), path.join(dir, note));
}

function linkTo(dir: string, note: string): void {
  const elsewhere = path.join(makeTemporary(), note);
  renameSync(path.join(dir, note), elsewhere);
  symlinkSync(elsewhere, path.join(dir, note));
  onTestFinished(() => rmSync(elsewhere, { force: true }));
}
