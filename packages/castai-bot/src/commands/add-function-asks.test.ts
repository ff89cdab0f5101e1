import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createGeneratedRepo } from '../testing/generated-repo.ts';
import { readTree } from '../testing/read-tree.ts';
import { typeInto } from '../testing/type-into.ts';

describe('castai-bot add-function on a terminal', () => {
  const ENTER = '\r';
  const BACKSPACES = '\u007F'.repeat(4);
  const TOLD = [
    'add-function',
    'clean-up',
    '--template',
    'example',
    '--schedule',
    '15 3 * * *',
    '--time-zone',
    'Europe/Berlin',
    '--input',
    'param1=a',
    '--input',
    'param2=b',
  ];
  const DOWN = '\u001B[B';
  const keys = ['clean-up\r', ENTER, ENTER, 'Europe/Berlin\r', '15 3 * * *\r', 'mine\r', ENTER];

  test('addFunction() asks for what no flag says', async () => {
    await using repo = await createGeneratedRepo();
    const { code, stdout, stderr } = await typeInto(repo.root, ['add-function'], keys);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('Added clean-up\n');
    // What an empty answer meant is shown.
    expect(stderr).toMatch(/◇  Input param2\?\n│ +default_value2\n/);
    expect(JSON.parse(await readFile(path.join(repo.root, 'castai-bot.json'), 'utf8'))).toMatchObject({
      functions: { 'clean-up': { template: 'example', schedule: '15 3 * * *', timeZone: 'Europe/Berlin' } },
    });
    const config = await readFile(path.join(repo.root, 'k8s/clean-up.configmap.yaml'), 'utf8');
    expect(config).toMatch(/"param1",\s+"value": "mine"/);
    expect(config).toMatch(/"param2",\s+"value": "default_value2"/);
  });

  test('addFunction() finds a time zone by a part of its name, and takes none that is not there', async () => {
    await using repo = await createGeneratedRepo();
    const clear = '\u007F'.repeat(8);
    const typed = ['clean-up\r', ENTER, ENTER, 'nonsense\r', `${clear}berl\r`, ENTER, 'mine\r', ENTER];
    const { code, stderr } = await typeInto(repo.root, ['add-function'], typed);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(JSON.parse(await readFile(path.join(repo.root, 'castai-bot.json'), 'utf8'))).toMatchObject({
      functions: { 'clean-up': { timeZone: 'Europe/Berlin' } },
    });
  });

  test('addFunction() asks for no time where it runs only when told to', async () => {
    await using repo = await createGeneratedRepo();
    const byHand = ['clean-up\r', ENTER, `${DOWN}\r`, 'mine\r', ENTER];
    const { code, stderr } = await typeInto(repo.root, ['add-function'], byHand);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(JSON.parse(await readFile(path.join(repo.root, 'castai-bot.json'), 'utf8'))).toMatchObject({
      functions: { 'clean-up': { template: 'example', schedule: null } },
    });
  });

  test('addFunction() asks nothing about time with --one-shot', async () => {
    await using repo = await createGeneratedRepo();
    const line = ['add-function', 'clean-up', '--template', 'example', '--one-shot'];
    expect(await typeInto(repo.root, line, [ENTER, ENTER])).toMatchObject({ code: 0 });
  });

  test('addFunction() asks again for an input of another type', async () => {
    await using repo = await createGeneratedRepo();
    const line = [...TOLD.slice(0, 2), '--template', 'disable-workload-autoscaler', ...TOLD.slice(4, 8)];
    const { code, stderr } = await typeInto(repo.root, line, ['shop\r', `${BACKSPACES}["shop"]\r`]);
    expect(code).toBe(0);
    expect(stderr).toContain('Cannot take the input "namespaces": found "shop", wanted array');
    const config = await readFile(path.join(repo.root, 'k8s/clean-up.configmap.yaml'), 'utf8');
    expect(config).toMatch(/"value": \[\s*"shop"\s*\]/);
  });

  test('addFunction() asks nothing that it was told, and nothing at all with --yes', async () => {
    await using repo = await createGeneratedRepo();
    const told = await typeInto(repo.root, TOLD, []);
    expect(told.code).toBe(0);
    expect(await typeInto(repo.root, ['add-function', 'other', '--yes'], [])).toMatchObject({ code: 0 });
  });

  test.each(
    keys.flatMap((_, question) => ['\u0003', '\u0004', 'END'].map((key) => [question, key] as const)),
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
