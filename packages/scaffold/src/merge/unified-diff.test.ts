import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fc } from '@castai-bot/testing/properties';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unifiedDiff } from './unified-diff.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'castai-bot-diff-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('unifiedDiff', () => {
  test('unifiedDiff() writes what git writes', () => {
    const before = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].join('\n');
    const after = before.replace('5', 'five').concat('\n');
    expect(unifiedDiff({ path: 'a/b.txt', before, after })).toBe(
      '--- a/a/b.txt\n+++ b/a/b.txt\n@@ -2,8 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n-9\n\\ No newline at end of file\n+9\n',
    );
    expect(unifiedDiff({ path: 'x', before: undefined, after: 'a\n' })).toBe(
      '--- /dev/null\n+++ b/x\n@@ -0,0 +1,1 @@\n+a\n',
    );
    expect(unifiedDiff({ path: 'x', before: 'a\n', after: undefined })).toBe(
      '--- a/x\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-a\n',
    );
    expect(unifiedDiff({ path: 'x', before: 'a\n', after: 'a\n' })).toBe('');
  });

  test('unifiedDiff() is a patch that git applies', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '', '-', '+++ x'), { minLength: 1, maxLength: 30 })
      .map((words) => words.join('\n'))
      .filter((words) => words !== '');
    const file = path.join(folder, 'x');
    fc.assert(
      fc.property(text, text, (before, after) => {
        const patch = unifiedDiff({ path: 'x', before, after });
        expect(patch === '').toBe(before === after);
        if (patch === '') return;
        writeFileSync(file, before);
        execFileSync('git', ['apply', '--whitespace=nowarn'], { cwd: folder, input: patch });
        expect(readFileSync(file, 'utf8')).toBe(after);
      }),
      { numRuns: 40 },
    );
  });
});
