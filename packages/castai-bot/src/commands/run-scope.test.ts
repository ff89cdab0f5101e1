import { expect, test } from 'vitest';
import { createGeneratedRepo, sourceEnv } from '../testing/generated-repo.ts';
import { runBin } from '../testing/run-bin.ts';

test('run() names no cluster where the function works on more than one', async () => {
  const template = 'hibernate-clusters';
  await using repo = await createGeneratedRepo({
    [template]: { template, schedule: '@daily', timeZone: 'Etc/UTC' },
  });
  const { code, stdout } = await runBin(['run', '--simulate'], { cwd: repo.root, env: sourceEnv });
  expect(code).toBe(0);
  expect(stdout).toMatch(/\nFunction {2}hibernate-clusters of my-bot\nResult {4}done/);
});
