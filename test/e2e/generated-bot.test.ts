import path from 'node:path';
import process from 'node:process';
import fs from 'fs-extra';
import { expect, test } from 'vitest';
import { startSimulator } from '@castai-bot/simulator';
import { castaiBot, create, expectDone, install, run, temporaryFolder } from './new-bot.ts';

const OLDEST_NODE = 'node@22.21.0';

test('a generated TypeScript bot installs, type-checks, tests, builds and runs', async () => {
  const home = await temporaryFolder();
  const bot = path.join(home, 'my-bot');
  expectDone(await create(home, 'my-bot', '--yes', '--no-install', '--no-git'));
  await install(bot);

  for (const script of ['typecheck', 'test', 'dev', 'build']) {
    expectDone(await run(bot, ['npm', 'run', script]));
  }

  await expectBundleRunsAlone(bot, await temporaryFolder());
  await expectOldestNode(bot);
});

/** The image holds the bundle and nothing else. */
async function expectBundleRunsAlone(bot: string, elsewhere: string): Promise<void> {
  await fs.copy(path.join(bot, 'dist'), elsewhere);
  await using simulator = await startSimulator();
  const { exitCode, stdout } = await run(elsewhere, [process.execPath, 'bot.mjs'], {
    API_URL: simulator.url,
    API_KEY: simulator.apiKey,
    CLUSTER_ID: simulator.clusterIds[0] ?? '',
    BOT_CONFIG: await writeConfig(elsewhere),
  });
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout.split('\n').at(-1) ?? '')).toMatchObject({
    schema: 1,
    function: 'example',
    exitCode: 0,
  });
}

async function expectOldestNode(bot: string): Promise<void> {
  const outcome = await run(bot, [
    'npx',
    '--yes',
    `--package=${OLDEST_NODE}`,
    '-c',
    'node --version && npm test && npm run dev',
  ]);
  expectDone(outcome);
  expect(outcome.all).toContain('v22.21.0');
}

async function writeConfig(folder: string): Promise<string> {
  const file = path.join(folder, 'config.json');
  await fs.writeJson(file, { function: { function_name: 'example', inputs: [], env_variables: [] } });
  return file;
}

test('castai-bot run without test_config.env says what to type, and with one it only reads', async () => {
  const home = await temporaryFolder();
  const bot = path.join(home, 'my-bot');
  await create(
    home,
    'my-bot',
    '--yes',
    '--no-install',
    '--no-git',
    '--template',
    'disable-workload-autoscaler',
  );
  await install(bot);

  const missing = await castaiBot(bot, 'run');
  expect(missing.exitCode).toBe(2);
  expect(missing.stderr).toContain('cp test_config.env.template test_config.env');

  // Of both, every Node in it is told the winner alone: one that was told both would warn.
  const bin = path.join(bot, 'node_modules/castai-bot/dist/bin.js');
  const plain = { NO_COLOR: '1', FORCE_COLOR: '1' };
  const simulated = await run(bot, [process.execPath, bin, 'run', '--simulate'], plain);
  expectDone(simulated);
  expect(simulated.all).not.toContain("Warning: The 'NO_COLOR'");
  expect(simulated.all).not.toContain('\u001B[');

  await using simulator = await startSimulator();
  const lines = [
    `API_URL=${simulator.url}`,
    `API_KEY=${simulator.apiKey}`,
    `CLUSTER_ID=${simulator.clusterIds[0]}`,
  ];
  await fs.writeFile(path.join(bot, 'test_config.env'), lines.join('\n'));
  const planned = await castaiBot(bot, 'run');
  expectDone(planned);
  expect(planned.stdout).toContain('writes, none of them sent');
  expect(simulator.changes()).toEqual([]);

  expectDone(await castaiBot(bot, 'run', '--apply', '--yes'));
  expect(simulator.changes().length).toBeGreaterThan(0);
});
