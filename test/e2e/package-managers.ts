import path from 'node:path';
import process from 'node:process';
import { type PackageManager, TOOL_VERSIONS } from '@castai-bot/scaffold';
import fs from 'fs-extra';
import { root } from '../../.scripts/published-packages.ts';
import { expectDone, run } from './new-bot.ts';
import { npmOf, type Registry } from './registry.ts';

/** A release of a package manager that people have. */
export interface Manager {
  readonly name: string;
  readonly kind: PackageManager;
  /** What npm installs it from, version and all; the machine's own npm needs none. */
  readonly spec?: string;
}

export const managers: readonly Manager[] = [
  { name: 'npm', kind: 'npm' },
  { name: 'npm 12', kind: 'npm', spec: 'npm@12.2.2' },
  { name: 'pnpm 10', kind: 'pnpm', spec: 'pnpm@10.34.9' },
  { name: 'pnpm 11', kind: 'pnpm', spec: 'pnpm@11.28.11' },
  { name: 'pnpm 12', kind: 'pnpm', spec: `pnpm@${TOOL_VERSIONS.pnpm}` },
  { name: 'yarn 1', kind: 'yarn', spec: `yarn@${TOOL_VERSIONS.yarn.classic}` },
  { name: 'yarn 4', kind: 'yarn', spec: `@yarnpkg/cli-dist@${TOOL_VERSIONS.yarn.modern}` },
  { name: 'bun', kind: 'bun', spec: `bun@${TOOL_VERSIONS.bun}` },
];

const CACHE = path.join(root, 'node_modules/.cache/castai-bot/package-managers');

/** The folder of its program, for a PATH; undefined for the machine's own. It is kept for the next run. */
async function installManager({ spec }: Manager): Promise<string | undefined> {
  if (spec === undefined) return undefined;
  const folder = path.join(CACHE, spec.replaceAll('/', '+'));
  if (!(await fs.pathExists(folder))) {
    const draft = `${folder}.${process.pid}`;
    await fs.outputJson(path.join(draft, 'package.json'), {
      private: true,
      allowScripts: { bun: true, pnpm: true },
    });
    expectDone(await run(draft, ['npm', 'install', '--no-audit', '--no-fund', '--save-exact', spec]));
    await fs.move(draft, folder, { overwrite: true });
  }
  return path.join(folder, 'node_modules/.bin');
}

/**
 * The environment of somebody who has this package manager, knows only this registry, and takes no package that is
 * younger than three days.
 * @param home for its settings and caches
 */
export async function cautiousUser(
  manager: Manager,
  { home, registry }: { readonly home: string; readonly registry: Registry },
): Promise<Readonly<Record<string, string>>> {
  const bunfig = `[install]\nregistry = "${registry.url}/"\nminimumReleaseAge = 259200\n`;
  await fs.outputFile(path.join(home, '.bunfig.toml'), bunfig);
  await fs.outputFile(path.join(home, '.config/.bunfig.toml'), bunfig);
  const yarnrc = [
    `npmRegistryServer: "${registry.url}"`,
    'unsafeHttpWhitelist: ["127.0.0.1"]',
    'enableTelemetry: false',
    'npmMinimalAgeGate: 3d',
  ];
  await fs.outputFile(path.join(home, '.yarnrc.yml'), `${yarnrc.join('\n')}\n`);
  const folders = [await installManager(manager), path.dirname(process.execPath), process.env['PATH']];
  return {
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_CACHE_HOME: path.join(home, '.cache'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
    ...(await npmOf(home, registry, ['min-release-age=3', 'minimum-release-age=4320'])),
    PATH: folders.filter((folder) => folder !== undefined).join(path.delimiter),
  };
}
