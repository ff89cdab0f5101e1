import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Journal } from './journal.ts';
import { writeNewFile } from './write-new-file.ts';

/** As on a file system without hard links. */
function refuseLink(): never {
  throw Object.assign(new Error('operation not permitted'), { code: 'EPERM' });
}

describe('writeNewFile', () => {
  test('writeNewFile() works where there are no hard links', () => {
    const dir = makeTemporary();
    const file = path.join(dir, 'script.sh');
    writeNewFile(file, 'text', { isExecutable: true, journal: new Journal(), makeLink: refuseLink });
    expect(readFileSync(file, 'utf8')).toBe('text');
    expect(statSync(file).mode & 0o100).toBe(0o100);
    expect(readdirSync(dir)).toEqual(['script.sh']);
  });

  test.each([undefined, refuseLink])(
    'writeNewFile() keeps a file that is there, and undo the folder',
    (makeLink) => {
      const dir = makeTemporary();
      const file = path.join(dir, 'README.md');
      writeFileSync(file, 'mine');
      const journal = new Journal();
      const options = { isExecutable: false, journal, ...(makeLink === undefined ? {} : { makeLink }) };
      expect(() => writeNewFile(file, 'text', options)).toThrow('EEXIST');
      expect(journal.undo()).toEqual([]);
      expect(readdirSync(dir)).toEqual(['README.md']);
      expect(readFileSync(file, 'utf8')).toBe('mine');
    },
  );

  test('writeNewFile() leaves nothing behind after an undo where there are no hard links', () => {
    const dir = makeTemporary();
    const journal = new Journal();
    journal.makeFolder(path.join(dir, 'a/b'));
    writeNewFile(path.join(dir, 'a/b/c'), 'text', { isExecutable: false, journal, makeLink: refuseLink });
    expect(journal.undo()).toEqual([]);
    expect(readdirSync(dir)).toEqual([]);
  });
});

function makeTemporary(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'scaffold-write-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
