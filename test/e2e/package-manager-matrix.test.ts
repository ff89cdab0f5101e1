import path from 'node:path';
import process from 'node:process';
import { packageCommands } from '@castai-bot/scaffold';
import { printedTable } from '@castai-bot/testing/printed-table';
import { sample } from '@castai-bot/testing/sample';
import fs from 'fs-extra';
import { expect, test } from 'vitest';
import { expectDone, run, temporaryFolder } from './new-bot.ts';
import { cautiousUser, type Manager, managers } from './package-managers.ts';
import { type Created, makePlace, type Place, places } from './package-manager-places.ts';
import { publishForFile } from './registry.ts';

const STEPS = ['install', 'dev', 'test', 'build'] as const;

const table = printedTable('package manager', 'place', ...STEPS);

const published = publishForFile();

const cells = managers.flatMap((manager) =>
  places.map((place) => ({ name: `${manager.name} ${place}`, manager, place })),
);

test.each(sample('package managers in their places', cells, 3))(
  '$name: a new bot installs, and dev, test and build work',
  async ({ manager, place }) => {
    const { bot, env, root } = await createBot(manager, place);
    const { install, cleanInstall, run: runScript, cli } = packageCommands(manager.kind);
    const commands: Readonly<Record<(typeof STEPS)[number], string>> = {
      install,
      dev: `${runScript} dev`,
      test: `${runScript} test`,
      build: `${cli} build --skip-checks`,
    };
    const seen: string[] = [];
    for (const step of STEPS) {
      const outcome = await run(bot, words(commands[step]), env);
      seen.push(outcome.exitCode === 0 ? 'works' : 'fails');
      expectDone(outcome);
    }
    table.push([manager.name, place, ...seen]);
    expect(await fs.pathExists(path.join(bot, 'dist/bot.mjs'))).toBe(true);
    if (place === 'in a workspace') {
      expect(await listLockfiles(bot)).toEqual([]);
      expectDone(await run(root, words(install), env));
      // As the workflow of a part of a workspace does: from its folder, by the lockfile of the root.
      expectDone(await run(bot, words(cleanInstall), env));
    }
  },
);

/** One for all of a manager's places, so that each package is fetched once. */
const homeOf = ({ name }: Manager): string => path.join(published().home, 'homes', name);

async function createBot(manager: Manager, place: Place): Promise<NewBot> {
  const { generator, registry } = published();
  const cwd = await temporaryFolder();
  const env = await cautiousUser(manager, { home: homeOf(manager), registry });
  const { root, folder, prepare } = await makePlace(place, { manager, folder: cwd, registry, homeOf });
  const flags = ['--yes', '--json', '--no-git', '--no-install', '--package-manager', manager.kind];
  const created = await run(root, [process.execPath, generator, folder, ...flags], env);
  expectDone(created);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the generator's own document
  await prepare(JSON.parse(created.stdout) as Created);
  return { bot: path.join(root, folder), env, root };
}

interface NewBot {
  readonly bot: string;
  /** Absolute: what the workspace or Yarn calls its root. */
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
}

function words(command: string): readonly [string, ...string[]] {
  const [program = '', ...args] = command.split(' ');
  return [program, ...args];
}

async function listLockfiles(bot: string): Promise<readonly string[]> {
  return (await fs.readdir(bot)).filter((name) =>
    /^(?:package-lock\.json|.*-lock\.yaml|.*\.lockb?|pnpm-workspace\.yaml)$/.test(name),
  );
}
