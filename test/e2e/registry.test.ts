import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { until } from '@castai-bot/testing/until';
import { expect, inject, onTestFinished, test } from 'vitest';
import { root } from '../../.scripts/published-packages.ts';
import { expectDone, run, temporaryFolder } from './new-bot.ts';

test('publish, npm create castai-bot@latest, install, run: through a registry', async () => {
  const home = await temporaryFolder();
  const registry = await startRegistry(home);
  const env = await clientEnvironment(home, registry);
  for (const { file } of inject('tarballs')) {
    expectDone(await run(home, ['npm', 'publish', file, '--ignore-scripts', '--tag', 'latest'], env));
  }

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

/** verdaccio on a free port of loopback: ours are its own, all others come from the machine's registry. */
async function startRegistry(home: string): Promise<string> {
  const config = path.join(home, 'verdaccio.json');
  const { stdout: uplink } = await execa('npm', ['config', 'get', 'registry']);
  const ours = { access: '$all', publish: '$anonymous' };
  await fs.writeJson(config, {
    storage: path.join(home, 'storage'),
    uplinks: { machine: { url: uplink } },
    packages: {
      '@castai-bot/*': ours,
      'castai-bot': ours,
      'create-castai-bot': ours,
      '**': { access: '$all', proxy: 'machine' },
    },
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
  });
  const bin = path.join(root, 'node_modules/verdaccio/bin/verdaccio');
  const address = `http://127.0.0.1:${await freePort()}`;
  const server = execa(process.execPath, [bin, '--config', config, '--listen', address], { reject: false });
  onTestFinished(async () => {
    server.kill();
    await server;
  });
  await until(() => isUp(`${address}/-/ping`));
  return address;
}

async function isUp(url: string): Promise<boolean> {
  return await fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('The system gave no port');
  return address.port;
}

/** A user whose npm knows only this registry, with a cache of its own. */
async function clientEnvironment(home: string, registry: string): Promise<Record<string, string>> {
  const userConfig = path.join(home, 'npmrc');
  await fs.writeFile(userConfig, `registry=${registry}/\n//${new URL(registry).host}/:_authToken=anyone\n`);
  return {
    npm_config_userconfig: userConfig,
    npm_config_registry: `${registry}/`,
    npm_config_cache: path.join(home, 'cache'),
  };
}
