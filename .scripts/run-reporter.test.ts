import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { readNotes } from '@castai-bot/testing/run-notes';
import { execa } from 'execa';
import { expect, onTestFinished, test } from 'vitest';
import { describeFailures } from './describe-failures.ts';
import { describeLeftOut } from './describe-left-out.ts';
import { root } from './published-packages.ts';

const FILES: Readonly<Record<string, string>> = {
  'add.test.ts': `
    describe('add()', () => {
      test('adds', () => expect(1 + 1, '\\u001B[31msum\\u001B[39m').toBe(3));
      test('adds nothing', () => { throw new Error('\\n\\n  no such number\\nand more'); });
      test('adds zero', () => expect(1 + 0).toBe(1));
    });`,
  'setup.test.ts': `
    describe('a world', () => {
      beforeAll(() => { throw new TypeError('no room'); });
      test('turns', () => expect(1).toBe(1));
    });`,
  'load.test.ts': `import './is-not-there.ts'; test('x', () => expect(1).toBe(1));`,
  'stray.test.ts': `
    test('lets something go', async () => {
      Promise.reject(new Error('nobody waited'));
      await new Promise((resolve) => setImmediate(resolve));
      expect(1).toBe(1);
    });`,
  'skip.test.ts': `
    describe.skipIf(true)('deploy: no API server: KUBEBUILDER_ASSETS is not set', () => {
      test('sends', () => expect(1).toBe(1));
      test('tells (not least)', () => expect(1).toBe(1));
    });
    test.skipIf(true)('completes (needs zsh)', () => expect(1).toBe(1));
    test('mounts (needs root)', ({ skip }) => skip('no tmpfs can be mounted here'));
    test.skip('waits', () => expect(1).toBe(1));`,
};

/** A run of vitest with its own project in a folder of this repository, so that its files have a path in it. */
async function runVitest(): Promise<{ readonly folder: string; readonly notes: string }> {
  await mkdir(path.join(root, 'node_modules/.cache'), { recursive: true });
  const folder = await mkdtemp(path.join(root, 'node_modules/.cache/run-reporter-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder, name), text);
  const config = `export default { test: { name: 'sums', globals: true, include: ['*.test.ts'], exclude: [] } };`;
  await writeFile(path.join(folder, 'vitest.config.mjs'), config);
  const notes = path.join(folder, 'notes.jsonl');
  await writeFile(notes, '');
  const reporter = path.join(import.meta.dirname, 'run-reporter.ts');
  const { exitCode } = await execa(
    path.join(root, 'node_modules/.bin/vitest'),
    ['run', '--root', folder, '--reporter', reporter],
    {
      cwd: root,
      env: {
        TEST_NOTES: notes,
        TEST_SEED: '7',
        TEST_WHOLE: '',
        CASTAI_BOT_NODE_BEFORE: '',
        NODE_OPTIONS: '',
      },
      reject: false,
    },
  );
  expect(exitCode).toBe(1);
  return { folder: path.relative(root, folder).replaceAll('\\', '/'), notes };
}

test('RunReporter keeps each failure and each skipped test for the end of a run', async () => {
  const { folder, notes } = await runVitest();
  const all = readNotes(notes);
  const failures = all.filter((note) => note.kind === 'failed');
  const again = (file: string): string =>
    `      again: TEST_SEED=7 npx vitest run --project sums ${folder}/${file}`;
  const lines = describeFailures([{ stage: 'tests', exitCode: 1, failures }], '7').split('\n');
  expect(lines.slice(0, 2)).toEqual(['What failed (TEST_SEED=7 makes the same choices again):', '  tests']);
  const told = (file: string): readonly string[] => {
    const start = lines.indexOf(`    sums ${folder}/${file}`);
    return lines.slice(start + 1, lines.indexOf(again(file)));
  };
  expect(told('add.test.ts')).toEqual([
    '      add() > adds',
    '        AssertionError: sum: expected 2 to be 3 // Object.is equality',
    '      add() > adds nothing',
    '        Error: no such number',
  ]);
  expect(told('setup.test.ts')).toEqual(['      a world', '        TypeError: no room']);
  expect(told('stray.test.ts')).toEqual(['      outside of any test', '        Error: nobody waited']);
  expect(told('load.test.ts')).toEqual([
    '      the file itself',
    expect.stringMatching(/^ {8}Error: Cannot find module '\.\/is-not-there\.ts'/),
  ]);
  expect(describeLeftOut(all, '7').split('\n')).toEqual([
    'Skipped on this machine:',
    '  its title does not say why: 1 test',
    '  needs zsh: 1 test',
    '  no API server: KUBEBUILDER_ASSETS is not set: 2 tests',
    '  no tmpfs can be mounted here: 1 test',
  ]);
  expect(process.exitCode).toBeUndefined();
});
