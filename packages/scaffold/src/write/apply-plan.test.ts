import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PlannedFile } from '../plan/planned-file.ts';
import { makeTemporary, makeTree, readTree } from '../testing/file-tree.ts';
import { applyPlan } from './apply-plan.ts';

const FILES: readonly PlannedFile[] = [
  { path: 'README.md', text: '# Bot\n', kind: 'yours' },
  { path: 'k8s/example.cronjob.yaml', text: 'kind: CronJob\n', kind: 'owned' },
  { path: 'src/functions/example.ts', text: 'export {};\n', kind: 'yours' },
  { path: 'src/main.ts', text: '', kind: 'yours' },
  { path: 'src/script.sh', text: '#!/bin/sh\n', kind: 'yours', isExecutable: true },
];

const isRoot = process.getuid?.() === 0;

describe('applyPlan', () => {
  test('applyPlan() writes every file with its folders, and nothing beside them', async () => {
    const dir = path.join(makeTemporary(), 'deep/er/bot');
    const written: string[] = [];
    await applyPlan(FILES, { dir, onWritten: (file) => written.push(file) });
    expect(readTree(dir)).toEqual(Object.fromEntries(FILES.map(({ path: file, text }) => [file, text])));
    expect(written).toEqual(FILES.map((file) => file.path));
    const modes = ['src/script.sh', 'src/main.ts'].map((file) => statSync(path.join(dir, file)).mode & 0o100);
    expect(modes).toEqual(process.platform === 'win32' ? [0, 0] : [0o100, 0]);
  });

  test('applyPlan() leaves what else is in the folder', async () => {
    const dir = makeTree({ 'notes.txt': 'mine', 'src/other.ts': 'mine too' });
    await applyPlan(FILES, { dir });
    expect(readTree(dir)).toMatchObject({
      'notes.txt': 'mine',
      'src/other.ts': 'mine too',
      'src/main.ts': '',
    });
  });

  test('applyPlan() names every file that is in the way and writes none', async () => {
    const dir = makeTree({
      'README.md': 'mine',
      'src/main.ts': 'mine',
      k8s: 'a file where a folder must go',
    });
    const before = readTree(dir);
    await expect(applyPlan(FILES, { dir })).rejects.toMatchObject({
      code: 'FILES_EXIST',
      message: `Cannot write to ${JSON.stringify(dir)}: there already: k8s, README.md, src/main.ts`,
      paths: ['k8s', 'README.md', 'src/main.ts'],
    });
    expect(readTree(dir)).toEqual(before);
  });

  test('applyPlan() names a few of many files that are in the way', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const dir = makeTree(Object.fromEntries(names.map((name) => [name, 'mine'])));
    const files = names.map((name) => ({ path: name, text: '', kind: 'owned' as const }));
    await expect(applyPlan(files, { dir })).rejects.toMatchObject({
      message: expect.stringMatching(/there already: a, b, c, d, e, f, 2 more$/) as unknown,
      paths: names,
    });
  });

  test('applyPlan() refuses a file where the folder must go', async () => {
    const dir = path.join(makeTree({ bot: 'mine' }), 'bot');
    await expect(applyPlan(FILES, { dir })).rejects.toMatchObject({
      code: 'FILES_EXIST',
      message: expect.stringMatching(/it is no folder$/) as unknown,
    });
    expect(readFileSync(dir, 'utf8')).toBe('mine');
  });

  test.each(['../out', '/etc/out', 'a/../../out', 'a//b', './a', 'C:out', 'a\\..\\..\\out', 'a\0b', ''])(
    'applyPlan() refuses the path %j',
    async (name) => {
      const home = makeTemporary();
      const files = [...FILES, { path: name, text: '', kind: 'yours' } as const];
      const refusal = applyPlan(files, { dir: path.join(home, 'bot') });
      await expect(refusal).rejects.toMatchObject({ code: 'UNSAFE_PATH', paths: [name] });
      expect(readdirSync(home)).toEqual([]);
    },
  );

  test('applyPlan() refuses a link that leads out of the folder, and follows one that does not', async () => {
    const home = makeTree({ 'elsewhere/keep': '', 'bot/inside/keep': '' });
    const dir = path.join(home, 'bot');
    symlinkSync(path.join(home, 'elsewhere'), path.join(dir, 'src'));
    symlinkSync(path.join(dir, 'inside'), path.join(dir, 'k8s'));
    await expect(applyPlan(FILES, { dir })).rejects.toMatchObject({
      code: 'UNSAFE_PATH',
      paths: ['src'],
    });
    expect(readTree(home)).not.toHaveProperty('elsewhere/main.ts');
    rmSync(path.join(dir, 'src'));
    await applyPlan(FILES, { dir });
    expect(readTree(dir)).toHaveProperty(['inside/example.cronjob.yaml'], 'kind: CronJob\n');
  });

  test('applyPlan() refuses links that lead nowhere', async () => {
    const dir = makeTemporary();
    symlinkSync(path.join(dir, 'nowhere'), path.join(dir, 'src'));
    symlinkSync(path.join(dir, 'nowhere'), path.join(dir, 'README.md'));
    await expect(applyPlan(FILES, { dir })).rejects.toMatchObject({
      code: 'FILES_EXIST',
      paths: ['src', 'README.md'],
    });
    expect(readdirSync(dir).toSorted()).toEqual(['README.md', 'src']);
  });

  test('applyPlan() does nothing when it is aborted before', async () => {
    const home = makeTemporary();
    const reason = new Error('cancelled');
    const applied = applyPlan(FILES, { dir: path.join(home, 'bot'), signal: AbortSignal.abort(reason) });
    await expect(applied).rejects.toBe(reason);
    expect(readdirSync(home)).toEqual([]);
  });

  test.each(FILES.map((_file, at) => at + 1))(
    'applyPlan() leaves the disk as it was when it is aborted after file %i',
    async (last) => {
      const home = makeTree({ 'mine/notes.txt': 'mine' });
      mkdirSync(path.join(home, 'empty'));
      mkdirSync(path.join(home, 'mine/src/functions'), { recursive: true });
      const before = readTree(home);
      for (const name of ['absent/bot', 'empty', 'mine']) {
        const reason = new Error('cancelled');
        const controller = new AbortController();
        let written = 0;
        const onWritten = (): void => {
          written += 1;
          if (written === last) controller.abort(reason);
        };
        const applied = applyPlan(FILES, {
          dir: path.join(home, name),
          signal: controller.signal,
          onWritten,
        });
        await expect(applied).rejects.toBe(reason);
        expect(written).toBe(last);
        expect(readTree(home)).toEqual(before);
      }
    },
  );

  test('applyPlan() hears a signal that comes from outside of it', async () => {
    const home = makeTemporary();
    const controller = new AbortController();
    setImmediate(() => controller.abort(new Error('cancelled')));
    await expect(
      applyPlan(FILES, { dir: path.join(home, 'bot'), signal: controller.signal }),
    ).rejects.toThrow('cancelled');
    expect(readdirSync(home)).toEqual([]);
  });

  test('applyPlan() does not remove what somebody else put there meanwhile', async () => {
    const dir = path.join(makeTemporary(), 'bot');
    const controller = new AbortController();
    const onWritten = (file: string): void => {
      if (file !== 'src/main.ts') return;
      writeFileSync(path.join(dir, 'theirs'), 'a new README');
      renameSync(path.join(dir, 'theirs'), path.join(dir, 'README.md'));
      writeFileSync(path.join(dir, 'src/theirs.ts'), 'theirs');
      controller.abort(new Error('cancelled'));
    };
    await expect(applyPlan(FILES, { dir, signal: controller.signal, onWritten })).rejects.toThrow(
      'cancelled',
    );
    expect(readTree(dir)).toEqual({ 'README.md': 'a new README', 'src/theirs.ts': 'theirs' });
  });

  test('applyPlan() undoes everything when a file appears while it writes', async () => {
    const dir = path.join(makeTemporary(), 'bot');
    const onWritten = (file: string): void => {
      if (file === 'README.md') {
        mkdirSync(path.join(dir, 'src'));
        writeFileSync(path.join(dir, 'src/main.ts'), 'theirs');
      }
    };
    await expect(applyPlan(FILES, { dir, onWritten })).rejects.toMatchObject({
      code: 'WRITE_FAILED',
      message: `Cannot write ${JSON.stringify(path.join(dir, 'src/main.ts'))}: somebody else has just made it; nothing was kept`,
    });
    expect(readTree(dir)).toEqual({ 'src/main.ts': 'theirs' });
  });

  test('applyPlan() names what it cannot remove', async () => {
    const home = makeTemporary();
    const dir = path.join(home, 'bot');
    const run = runAsNobody(home, { dir, files: FILES, blocksUndoIn: path.join(dir, 'src') });
    onTestFinished(() => chmodSync(path.join(dir, 'src'), 0o755));
    expect(run).toMatchObject({ code: 'UNDO_FAILED', paths: ['src/main.ts', 'src/functions'] });
    expect(readTree(dir)).toEqual({ 'src/main.ts': '', 'src/functions': null });
  });

  test('applyPlan() leaves the disk as it was when it may not write somewhere', () => {
    const home = makeTree({ 'bot/src/keep': 'mine' });
    const dir = path.join(home, 'bot');
    if (isRoot) chownSync(dir, NOBODY, NOBODY);
    chmodSync(path.join(dir, 'src'), 0o555);
    onTestFinished(() => chmodSync(path.join(dir, 'src'), 0o755));
    const before = readTree(home);
    expect(runAsNobody(home, { dir, files: FILES })).toMatchObject({
      code: 'WRITE_FAILED',
      message: `Cannot write ${JSON.stringify(path.join(dir, 'src/functions/example.ts'))}: you may not write there; nothing was kept`,
    });
    expect(readTree(home)).toEqual(before);
  });

  test.skipIf(!canMountTmpfs())(
    'applyPlan() leaves the disk as it was when no space is left (needs root and mount)',
    async () => {
      const disk = makeTemporary();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
      onTestFinished(() => {
        execFileSync('umount', [disk]);
      });
      writeFileSync(path.join(disk, 'notes.txt'), 'mine');
      const files = [...FILES, { path: 'src/large.ts', text: 'x'.repeat(100_000), kind: 'yours' } as const];
      await expect(applyPlan(files, { dir: path.join(disk, 'bot') })).rejects.toMatchObject({
        code: 'WRITE_FAILED',
        message: `Cannot write ${JSON.stringify(path.join(disk, 'bot/src/large.ts'))}: no space is left on the disk; nothing was kept`,
      });
      expect(readTree(disk)).toEqual({ 'notes.txt': 'mine' });
    },
  );
});

const NOBODY = 65_534;

/** Root is refused nothing, so the plan is applied by another user then. */
function runAsNobody(
  home: string,
  order: { readonly dir: string; readonly files: readonly PlannedFile[]; readonly blocksUndoIn?: string },
): unknown {
  if (isRoot && path.dirname(order.dir) === home && !existsSync(order.dir)) chownSync(home, NOBODY, NOBODY);
  const child = path.join(import.meta.dirname, 'apply-plan.test-child.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [child, JSON.stringify(order)], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as unknown;
}

function canMountTmpfs(): boolean {
  if (!isRoot || process.platform !== 'linux') return false;
  const disk = mkdtempSync(path.join(tmpdir(), 'scaffold-mount-'));
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status === 0;
  if (isMounted) execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
  return isMounted;
}
