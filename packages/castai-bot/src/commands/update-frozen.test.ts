import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { checkTypes } from '../testing/check-types.ts';
import { editOwned, uneditOwned } from '../testing/edit-owned.ts';
import { linkPackages } from '../testing/fixture-repo.ts';
import { sourceEnv } from '../testing/generated-repo.ts';
import {
  createCommittedRepo,
  type Files,
  FROZEN_BOTS,
  readFiles,
  readFrozenBot,
  readRecord,
  RECORD,
  renderNow,
} from '../testing/frozen-bot.ts';
import { type BinResult, runBin } from '../testing/run-bin.ts';
import { runLine } from '../testing/run-line.ts';

const update = (cwd: string, ...flags: readonly string[]): Promise<BinResult> =>
  runLine(['update', ...flags], { cwd });

describe('castai-bot update on a frozen bot', () => {
  test.each(FROZEN_BOTS)('update() makes of %s what the generator writes today', async (name) => {
    const files = await readFrozenBot(name);
    await using repo = await createCommittedRepo(files);
    const now = await renderNow(files);
    const isOld = Object.entries(now).some(([file, text]) => files[file] !== text);
    expect((await update(repo.root, '--check')).code).toBe(isOld ? 3 : 0);
    expect(await update(repo.root)).toMatchObject({ code: 0, stderr: '' });
    const owned = Object.keys(readRecord(files)).filter((file) => !(file in now));
    const kept = Object.fromEntries(Object.entries(files).filter(([file]) => !owned.includes(file)));
    expect(await readFiles(repo.root)).toEqual({ ...kept, ...now, [ANSWERS]: raiseSchema(files) });
    expect(await update(repo.root, '--check')).toMatchObject({
      code: 0,
      stdout: `Nothing to update: old-bot has the templates of castai-bot ${manifest.version}\n`,
    });
  });

  test.each(FROZEN_BOTS)('update() keeps an edit of every owned file of %s', async (name) => {
    const files = await readFrozenBot(name);
    const edited = editAll(files);
    await using repo = await createCommittedRepo({ ...files, ...edited });
    const { code, stdout } = await update(repo.root, '--json');
    expect(code).toBe(0);
    const result = await readFiles(repo.root);
    const now = await renderNow(files);
    for (const [file, text] of Object.entries(now)) {
      if (file === RECORD) continue;
      // One that is new since then had nothing to edit.
      const kept = file in edited ? uneditOwned(file, result[file] ?? '') : result[file];
      expect({ [file]: kept }).toEqual({ [file]: text });
    }
    expect(JSON.parse(stdout)).toMatchObject({ conflicts: [], kept: [] });
    expect((await update(repo.root, '--check')).code).toBe(0);
  });

  test('update() leaves a frozen bot with edits whose tests pass', async () => {
    const files = await readFrozenBot('typescript-before-0.1.0');
    await using repo = await createCommittedRepo({ ...files, ...editAll(files) });
    await linkPackages(repo.root, ['@castai-bot/runtime', '@castai-bot/simulator', 'zod', 'castai-bot']);
    await linkPackages(repo.root, ['typescript', '@types/node']);
    expect(await runBin(['update'], { cwd: repo.root })).toMatchObject({ code: 0, stderr: '' });
    expect(await checkTypes(repo.root)).toBe('');
    const tests = ['--conditions=@castai-bot/source', '--test', 'src/**/*.test.ts'];
    const { stdout } = await promisify(execFile)(process.execPath, tests, { cwd: repo.root });
    expect(stdout).toMatch(/pass 4\n/);
    const validated = await runBin(['validate'], { cwd: repo.root, env: sourceEnv });
    expect(validated).toMatchObject({ code: 0 });
    expect(validated.stdout).toMatch(/(?:^|\n)0 errors, /);
  });
});

const ANSWERS = 'castai-bot.json';

/** castai-bot.json of a frozen bot as an update leaves it. */
function raiseSchema({ [ANSWERS]: text = '' }: Files): string {
  const raised = text.replace('"schema": 1,', '"schema": 2,');
  expect(raised).not.toBe(text);
  return raised;
}

/** An edit of each owned file that no template reaches. */
function editAll(files: Files): Files {
  return Object.fromEntries(
    Object.keys(readRecord(files)).map((file) => {
      const text = files[file] ?? '';
      const edited = editOwned(file, text);
      expect({ [file]: edited }).not.toEqual({ [file]: text });
      return [file, edited];
    }),
  );
}
