import path from 'node:path';
import fs from 'fs-extra';
import { expect, test } from 'vitest';
import { checkSwitch, type RunDocument } from '../../.scripts/check-switch.ts';
import { castaiBot, create, expectDone, install, temporaryFolder } from './new-bot.ts';

/** As it stands in the ConfigMaps of the blueprint's users. */
const blueprintConfig = {
  function: {
    function_name: 'disable_workload_autoscaler',
    inputs: [{ name: 'param1', value: 'value1' }],
    env_variables: [{ name: 'LOG_LEVEL', value: 'DEBUG' }],
  },
};

test('disable_workload_autoscaler switches 300 workloads and nothing else, from the blueprint’s own config', async () => {
  const home = await temporaryFolder();
  expectDone(
    await create(
      home,
      'my-bot',
      '--yes',
      '--no-install',
      '--no-git',
      '--template',
      'disable-workload-autoscaler',
    ),
  );
  const bot = path.join(home, 'my-bot');
  await install(bot);
  const config = path.join(home, 'function_config.json');
  await fs.writeJson(config, blueprintConfig);

  const args = [
    'run',
    'disable-workload-autoscaler',
    '--simulate',
    '--config',
    config,
    '--workloads',
    '300',
    '--json',
  ];
  const { stdout } = await castaiBot(bot, ...args);

  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- castai-bot's own document
  const document = JSON.parse(stdout) as RunDocument;
  expect(checkSwitch(document)).toEqual([]);
  expect(document.report.counts['managedByAnnotations']).toBeGreaterThan(0);
  expect(document.changes.length).toBeGreaterThan(50);
});
