import path from 'node:path';
import { expect, test } from 'vitest';
import { startSimulator } from '@castai-bot/simulator';
import { create, expectDone, run, temporaryFolder } from './new-bot.ts';

test('a bare-bones bot runs its script with the environment of its manifests', async () => {
  const home = await temporaryFolder();
  expectDone(await create(home, 'my-bot', '--yes', '--no-install', '--no-git', '--flavor', 'bare-bones'));
  await using simulator = await startSimulator();
  const environment = { API_URL: simulator.url, API_KEY: simulator.apiKey, LOG_LEVEL: 'INFO' };

  const { exitCode, stdout } = await run(path.join(home, 'my-bot'), ['sh', 'src/script.sh'], environment);

  expect(exitCode).toBe(0);
  for (const id of simulator.clusterIds) expect(stdout).toContain(id);
  expect(simulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /v1/kubernetes/external-clusters',
  ]);
});

test.each([
  [{ API_KEY: 'wrong' }, 77],
  [{ API_KEY: '' }, 78],
  [{ API_URL: 'http://127.0.0.1:9' }, 75],
])('a bare-bones bot given %j exits %i', async (wrong, expected) => {
  const home = await temporaryFolder();
  expectDone(await create(home, 'my-bot', '--yes', '--no-install', '--no-git', '--flavor', 'bare-bones'));
  await using simulator = await startSimulator();
  const environment = { API_URL: simulator.url, API_KEY: simulator.apiKey, ...wrong };

  const { exitCode } = await run(path.join(home, 'my-bot'), ['sh', 'src/script.sh'], environment);

  expect(exitCode).toBe(expected);
});
