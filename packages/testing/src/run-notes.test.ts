import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { inOneLine, readNotes } from './run-notes.ts';

test.each([
  ['an error', new TypeError('\n\u001B[31mno room\u001B[0m\nat all'), 'TypeError: no room'],
  ['what was one elsewhere', { name: 'Error', message: 'no' }, 'Error: no'],
  ['an error without words', new Error(''), 'Error'],
  ['any other value', 'no', 'no'],
])('inOneLine() is the name and first line of %s', (_, error, line) => {
  expect(inOneLine(error)).toBe(line);
});

test.each(["throw new Error('no disk')", "await Promise.reject(new Error('no disk'))"])(
  'noteCrash() keeps what ends a process: %s',
  async (statement) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'castai-bot-notes-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'notes');
    await writeFile(file, '');
    const module = JSON.stringify(path.join(import.meta.dirname, 'run-notes.ts'));
    const { status } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `const { noteCrash } = await import(${module}); noteCrash('npm run x'); ${statement};`,
      ],
      { env: { ...process.env, TEST_NOTES: file } },
    );
    expect(status).toBe(1);
    expect(readNotes(file)).toEqual([
      { kind: 'failed', title: 'could not go on', message: 'Error: no disk', again: 'npm run x' },
    ]);
  },
);
