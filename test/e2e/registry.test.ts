import path from 'node:path';
import fs from 'fs-extra';
import { expect, test } from 'vitest';
import { expectDone, run, temporaryFolder } from './new-bot.ts';
import { npmOf, publishAll, startRegistry } from './registry.ts';

test('publish, npm create castai-bot@latest, install, run: through a registry', async () => {
  const home = await temporaryFolder();
  await using registry = await startRegistry(home);
  const env = await npmOf(home, registry);
  await publishAll(home, env);

  const created = await run(
    home,
    ['npm', 'create', '--yes', 'castai-bot@latest', 'my-bot', '--', '--yes', '--no-git'],
    env,
  );
  expectDone(created);
  const bot = path.join(home, 'my-bot');
  expectDone(await run(bot, ['npm', 'run', 'dev'], env));
  const lockfile = await fs.readFile(path.join(bot, 'package-lock.json'), 'utf8');
  expect(lockfile).not.toMatch(/"resolved": "http/);
});
