import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Journal } from './journal.ts';
import { writeNewFile } from './write-new-file.ts';

describe('writeNewFile', () => {
  test.skipIf(process.platform === 'win32')(
    'writeNewFile() makes a file that can be run (not on Windows)',
    () => {
      const file = path.join(makeTemporary(), 'script.sh');
      writeNewFile(file, 'text', { isExecutable: true, journal: new Journal() });
      expect(readFileSync(file, 'utf8')).toBe('text');
      expect(statSync(file).mode & 0o100).toBe(0o100);
    },
  );

  test('writeNewFile() keeps a file that is there, and undo the folder', () => {
    const dir = makeTemporary();
    const file = path.join(dir, 'README.md');
    writeFileSync(file, 'mine');
    const journal = new Journal();
    expect(() => writeNewFile(file, 'text', { isExecutable: false, journal })).toThrow('EEXIST');
    expect(journal.undo()).toEqual([]);
    expect(readdirSync(dir)).toEqual(['README.md']);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('writeNewFile() leaves nothing behind after an undo', () => {
    const dir = makeTemporary();
    const journal = new Journal();
    journal.makeFolder(path.join(dir, 'a/b'));
    writeNewFile(path.join(dir, 'a/b/c'), 'text', { isExecutable: false, journal });
    expect(journal.undo()).toEqual([]);
    expect(readdirSync(dir)).toEqual([]);
  });
});

function makeTemporary(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'scaffold-write-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
