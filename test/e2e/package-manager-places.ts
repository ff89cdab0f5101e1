import path from 'node:path';
import fs from 'fs-extra';
import { expectDone, run } from './new-bot.ts';
import { cautiousUser, type Manager, managers } from './package-managers.ts';
import type { Registry } from './registry.ts';

/** Where people make a bot. */
export const places = ['alone', 'in a workspace', 'below PnP'] as const;
export type Place = (typeof places)[number];

/** What the generator says with `--json`. */
export interface Created {
  readonly notes: readonly {
    readonly missing?: { readonly file: string; readonly lines: readonly string[] };
  }[];
}

/** A folder to make a bot in. */
export interface MadePlace {
  /** Absolute: where the generator is started. */
  readonly root: string;
  /** Of the bot, relative to it. */
  readonly folder: string;
  /** Does with the root what the generator printed. */
  readonly prepare: (outcome: Created) => Promise<void>;
}

interface PlaceOptions {
  readonly manager: Manager;
  readonly folder: string;
  readonly registry: Registry;
  readonly homeOf: (manager: Manager) => string;
}

const NEIGHBOUR = { name: 'neighbour', version: '1.0.0', private: true, dependencies: { zod: '4.6.7' } };

export async function makePlace(place: Place, options: PlaceOptions): Promise<MadePlace> {
  const { folder: root, manager } = options;
  await fs.ensureDir(root);
  if (place === 'alone') {
    // To yarn a folder without a lockfile is part of what is around it; an install by the generator makes one.
    const prepare = (): Promise<void> => makeLockfile(root, manager);
    return { root, folder: 'my-bot', prepare };
  }
  const isPnp = place === 'below PnP';
  await makeWorkspace(root, { isPnp, manager });
  if (isPnp) {
    const yarn = await yarnOfRoot(options);
    await installPnp(root, yarn);
    const prepare = async (outcome: Created): Promise<void> => {
      await addMissing(outcome);
      await makeLockfile(root, manager, 'tools/my-bot');
      await installPnp(root, yarn);
    };
    return { root, folder: 'tools/my-bot', prepare };
  }
  return { root, folder: 'packages/my-bot', prepare: addMissing };
}

async function makeWorkspace(
  root: string,
  { isPnp, manager: { name, kind } }: { readonly isPnp: boolean; readonly manager: Manager },
): Promise<void> {
  await fs.outputJson(path.join(root, 'packages/neighbour/package.json'), NEIGHBOUR);
  const isPnpm = kind === 'pnpm' && !isPnp;
  const workspaces = isPnpm ? {} : { workspaces: ['packages/*'] };
  await fs.outputJson(path.join(root, 'package.json'), { name: 'root', private: true, ...workspaces });
  if (isPnpm) await fs.outputFile(path.join(root, 'pnpm-workspace.yaml'), 'packages:\n  - packages/*\n');
  if (isPnp || kind === 'yarn') await fs.outputFile(path.join(root, 'yarn.lock'), '');
  if (isPnp) await fs.outputFile(path.join(root, '.yarnrc.yml'), 'nodeLinker: pnp\n');
  else if (name === 'yarn 4')
    await fs.outputFile(path.join(root, '.yarnrc.yml'), 'nodeLinker: node-modules\n');
  if (!isPnp && kind === 'bun') await fs.outputFile(path.join(root, 'bun.lock'), '');
}

async function makeLockfile(root: string, { kind }: Manager, bot = 'my-bot'): Promise<void> {
  if (kind === 'yarn') await fs.ensureFile(path.join(root, bot, 'yarn.lock'));
}

/** The root below which the bot lies is another's, who has Yarn 4. */
async function yarnOfRoot({ registry, homeOf }: PlaceOptions): Promise<Readonly<Record<string, string>>> {
  const yarn = managers.find(({ name }) => name === 'yarn 4');
  if (yarn === undefined) throw new Error('yarn 4 is not among the package managers');
  return await cautiousUser(yarn, { home: homeOf(yarn), registry });
}

async function installPnp(root: string, env: Readonly<Record<string, string>>): Promise<void> {
  expectDone(await run(root, ['yarn', 'install'], env));
}

/** Puts each line into the file that it was printed for. */
async function addMissing({ notes }: Created): Promise<void> {
  for (const { missing } of notes) if (missing !== undefined) await addLines(missing.file, missing.lines);
}

async function addLines(file: string, lines: readonly string[]): Promise<void> {
  if (!file.endsWith('.json')) {
    await fs.appendFile(file, `${lines.join('\n')}\n`);
    return;
  }
  const manifest: unknown = await fs.readJson(file);
  const members: unknown = JSON.parse(`{${lines.join(',')}}`);
  await fs.writeJson(file, { ...Object(manifest), ...Object(members) });
}
