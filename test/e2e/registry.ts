import { once } from 'node:events';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import fs from 'fs-extra';
import { until } from '@castai-bot/testing/until';
import { afterAll, beforeAll, inject } from 'vitest';
import { root } from '../../.scripts/published-packages.ts';
import { expectDone, installGenerator, run } from './new-bot.ts';

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

/**
 * A user whose npm knows only this registry, with a cache of its own. Named in the environment, where npm names its own
 * to the tests that it runs.
 * @param settings more lines of the user's .npmrc
 */
export async function npmOf(
  home: string,
  { url }: Pick<Registry, 'url'>,
  settings: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> {
  const userConfig = path.join(home, '.npmrc');
  const lines = [`registry=${url}/`, `//${new URL(url).host}/:_authToken=anyone`, ...settings];
  await fs.outputFile(userConfig, `${lines.join('\n')}\n`);
  return {
    npm_config_userconfig: userConfig,
    npm_config_registry: `${url}/`,
    npm_config_cache: path.join(home, '.npm'),
  };
}

/** What the tests of one file share. Filled before the first of them. */
export interface Published {
  /** A folder of the file's own. */
  readonly home: string;
  /** The generator's entry file. */
  readonly generator: string;
  /** It has all that was packed, as of now. */
  readonly registry: Registry;
}

/** Publishes to a registry of this file's own, until its last test is over. */
export function publishForFile(): () => Published {
  let published: Published | undefined;
  beforeAll(async () => {
    const home = await fs.mkdtemp(path.join(os.tmpdir(), 'castai-bot-e2e-'));
    const registry = await startRegistry(home);
    published = { home, registry, generator: await installGenerator(home) };
    await publishAll(home, await npmOf(home, registry));
  });
  afterAll(async () => {
    await published?.registry[Symbol.asyncDispose]();
    if (published !== undefined) await fs.remove(published.home);
  });
  return () => {
    if (published === undefined) throw new Error('Nothing is published yet: ask within a test');
    return published;
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
