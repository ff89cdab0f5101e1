import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { until } from '@castai-bot/testing/until';
import { inject } from 'vitest';
import { root } from '../../.scripts/published-packages.ts';
import { expectDone, run } from './new-bot.ts';

/** A registry on loopback; disposing of it ends it. */
export interface Registry extends AsyncDisposable {
  readonly url: string;
}

/** verdaccio on a free port: ours are its own, all others come from the machine's registry. */
export async function startRegistry(home: string): Promise<Registry> {
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
  const url = `http://127.0.0.1:${await freePort()}`;
  const server = execa(process.execPath, [bin, '--config', config, '--listen', url], { reject: false });
  await until(() => isUp(`${url}/-/ping`));
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      server.kill();
      await server;
    },
  };
}

/** Publishes all that was packed, as of now. */
export async function publishAll(home: string, env: Readonly<Record<string, string>>): Promise<void> {
  for (const { file } of inject('tarballs')) {
    expectDone(await run(home, ['npm', 'publish', file, '--ignore-scripts', '--tag', 'latest'], env));
  }
}

/** A user whose npm knows only this registry, with a cache of its own. */
export async function npmOf(
  home: string,
  { url }: Pick<Registry, 'url'>,
): Promise<Readonly<Record<string, string>>> {
  const userConfig = path.join(home, 'npmrc');
  await fs.writeFile(userConfig, `registry=${url}/\n//${new URL(url).host}/:_authToken=anyone\n`);
  return {
    npm_config_userconfig: userConfig,
    npm_config_registry: `${url}/`,
    npm_config_cache: path.join(home, 'cache'),
  };
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
