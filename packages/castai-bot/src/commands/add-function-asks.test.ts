import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createGeneratedRepo } from '../testing/generated-repo.ts';
import { readTree } from '../testing/read-tree.ts';
import { typeInto } from '../testing/type-into.ts';

describe('castai-bot add-function on a terminal', { timeout: 60_000 }, () => {
  const ENTER = '\r';
  const TOLD = [
    'add-function',
    'clean-up',
    '--template',
    'example',
    '--schedule',
    '15 3 * * *',
    '--time-zone',
    'Europe/Berlin',
  ];
  const keys = ['clean-up\r', ENTER, 'Europe/Berlin\r', '15 3 * * *\r'];

  test('addFunction() asks for what no flag says', async () => {
    await using repo = await createGeneratedRepo();
    const { code, stdout, stderr } = await typeInto(repo.root, ['add-function'], keys);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('Added clean-up\n');
    expect(JSON.parse(await readFile(path.join(repo.root, 'castai-bot.json'), 'utf8'))).toMatchObject({
      functions: { 'clean-up': { template: 'example', schedule: '15 3 * * *', timeZone: 'Europe/Berlin' } },
    });
  });

  test('addFunction() asks nothing that it was told, and nothing at all with --yes', async () => {
    await using repo = await createGeneratedRepo();
    const told = await typeInto(repo.root, TOLD, []);
    expect(told.code).toBe(0);
    expect(await typeInto(repo.root, ['add-function', 'other', '--yes'], [])).toMatchObject({ code: 0 });
  });

  test.each(
    [0, 1, 2, 3].flatMap((question) => ['\u0003', '\u0004', 'END'].map((key) => [question, key] as const)),
  )(
    'addFunction() leaves the tree as it was when question %i is cancelled with %j',
    async (question, key) => {
      await using repo = await createGeneratedRepo();
      const before = await readTree(repo.root);
      const result = await typeInto(repo.root, ['add-function'], [...keys.slice(0, question), key]);
      expect(result).toMatchObject({ code: 130, stdout: '' });
      expect(await readTree(repo.root)).toEqual(before);
    },
  );
});
