import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runBin } from '../testing/run-bin.ts';

const FUNCTION = `import { defineFunction } from '@castai-bot/runtime';
import * as z from 'zod';

export const greet = defineFunction({
  description: 'Counts',
  inputs: z.object({ param1: z.unknown(), param2: z.unknown() }).partial(),
  state: z.number().default(0),
  run: async ({ state }) => void (await state.update((now) => now + 1)),
});
`;

test('checkStates() names entries that leave the state of their function without a place', async () => {
  const times = { schedule: '0 17 * * 1-5', timeZone: 'Etc/UTC' };
  await using repo = await createGeneratedRepo({
    greet: { template: 'example', ...times },
    plain: { template: 'example', ...times },
  });
  await writeFile(path.join(repo.root, 'src/functions/greet.ts'), FUNCTION);
  const wanted = 'greet: its function keeps a state, wanted "state": "greet" here';
  const options = { cwd: repo.root, env: sourceEnv };
  const found = await runBin(['validate'], options);
  expect(found.stdout).toContain(wanted);
  expect(found.stdout).toContain('Add it to castai-bot.json, then');
  expect(found.stdout).not.toContain('plain: its function');

  const file = path.join(repo.root, 'castai-bot.json');
  const text = (await readFile(file, 'utf8')).replace(/"schema": ?1/, '"schema": 2');
  await writeFile(file, text.replace(/("greet": ?\{)/, '$1"state": "greet",'));
  expect((await runBin(['validate'], options)).stdout).not.toContain(wanted);
});
