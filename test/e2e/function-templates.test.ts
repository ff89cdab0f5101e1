import path from 'node:path';
import fs from 'fs-extra';
import { expect, test } from 'vitest';
import { castaiBot, create, expectDone, install, run, temporaryFolder } from './new-bot.ts';

const TEMPLATES = path.resolve(import.meta.dirname, '../../templates/functions');

test('each function template type-checks, passes its tests and runs against the simulator', async () => {
  const home = await temporaryFolder();
  const bot = path.join(home, 'my-bot');
  expectDone(await create(home, 'my-bot', '--yes', '--no-install', '--no-git'));
  await install(bot);
  const names = await fs.readdir(TEMPLATES);
  for (const name of names.filter((name) => name !== 'example')) {
    expectDone(await castaiBot(bot, 'add-function', name));
  }

  expectDone(await run(bot, ['npm', 'run', 'typecheck']));
  expectDone(await run(bot, ['npm', 'test']));

  expect(names.length).toBeGreaterThan(2);
  for (const name of names) expectDone(await castaiBot(bot, 'run', name, '--simulate'));
});
