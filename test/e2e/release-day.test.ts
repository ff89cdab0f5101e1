import path from 'node:path';
import process from 'node:process';
import { RELEASE_DAY_FILES } from '@castai-bot/scaffold';
import { sample } from '@castai-bot/testing/sample';
import fs from 'fs-extra';
import { describe, expect, test } from 'vitest';
import { expectDone, type Outcome, run, temporaryFolder } from './new-bot.ts';
import { cautiousUser, type Manager, managers } from './package-managers.ts';
import { publishForFile } from './registry.ts';

const published = publishForFile();

const chosen = sample('package managers on the day of a release', managers, 2);

describe.each(chosen.map((manager) => ({ name: manager.name, manager })))(
  '$name, told to wait, and packages that were published a minute ago',
  ({ manager }) => {
    test('install takes them for a new bot, and for an older one after update', async () => {
      const { bot, env, created } = await createBot(manager);
      expectDone(created);
      expect(created.stdout.replaceAll(/\s+/g, ' ')).toContain(
        `${RELEASE_DAY_FILES[manager.kind]} lets ${manager.kind} install castai-bot, @castai-bot/runtime and @castai-bot/simulator on the day they are published`,
      );
      const install = [manager.kind, 'install'] as const;
      const settings = await settingsOf(bot, manager);
      expectDone(await run(bot, install, env));
      // pnpm adds versions to a list that lacks the package.
      expect(await settingsOf(bot, manager)).toBe(settings);

      await makeOlder(bot, manager);
      const cli = path.join(bot, 'node_modules/castai-bot/dist/bin.js');
      expectDone(await run(bot, [process.execPath, cli, 'update', '--allow-dirty'], env));
      expect(await settingsOf(bot, manager)).toBe(settings);
      await forget(bot);
      expectDone(await run(bot, install, env));
    });
  },
);

// Yarn 1 asks nobody how old a version is.
test.each(chosen.filter(({ name }) => name !== 'yarn 1'))(
  '$name refuses our packages, or adds to its settings, where nobody has approved them',
  async (manager) => {
    const { bot, env } = await createBot(manager, '--no-install');
    await makeOlder(bot, manager);
    const settings = await settingsOf(bot, manager);
    await forget(bot);
    const { exitCode, all } = await run(bot, [manager.kind, 'install'], env);
    if (exitCode === 0) expect(await settingsOf(bot, manager)).not.toBe(settings);
    else expect(all).toContain('castai-bot');
  },
);

async function createBot(manager: Manager, ...more: readonly string[]): Promise<NewBot> {
  const { generator, registry } = published();
  const cwd = await temporaryFolder();
  const env = await cautiousUser(manager, { home: path.join(cwd, 'home'), registry });
  const flags = ['my-bot', '--yes', '--no-git', '--package-manager', manager.kind, ...more];
  const created = await run(cwd, [process.execPath, generator, ...flags], env);
  return { bot: path.join(cwd, 'my-bot'), env, created };
}

interface NewBot {
  readonly bot: string;
  readonly env: Readonly<Record<string, string>>;
  readonly created: Outcome;
}

async function settingsOf(bot: string, { kind }: Manager): Promise<string | undefined> {
  const file = path.join(bot, RELEASE_DAY_FILES[kind]);
  return (await fs.pathExists(file)) ? await fs.readFile(file, 'utf8') : undefined;
}

/** Takes the list out of the bot, as if a castai-bot had written it that knew of none. */
async function makeOlder(bot: string, manager: Manager): Promise<void> {
  const name = RELEASE_DAY_FILES[manager.kind];
  const older = (await settingsOf(bot, manager))?.replace(
    /(?:\[install\]\n)?# .*on the day it is out\.[^]*/,
    '',
  );
  const baseFile = path.join(bot, '.castai-bot/base.json');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the generator under test
  const { [name]: _, ...base } = (await fs.readJson(baseFile)) as Readonly<Record<string, string>>;
  if (older === undefined || older === '') {
    await fs.remove(path.join(bot, name));
    await fs.writeJson(baseFile, base);
  } else {
    await fs.writeFile(path.join(bot, name), older);
    await fs.writeJson(baseFile, { ...base, [name]: older });
  }
}

/** Takes away what was installed, and what was said of it. */
async function forget(bot: string): Promise<void> {
  for (const name of ['node_modules', 'package-lock.json', 'pnpm-lock.yaml', 'bun.lock'])
    await fs.remove(path.join(bot, name));
  if (await fs.pathExists(path.join(bot, 'yarn.lock'))) await fs.writeFile(path.join(bot, 'yarn.lock'), '');
}
