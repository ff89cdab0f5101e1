import { existsSync } from 'node:fs';
import path from 'node:path';
import { toShellWord } from '@castai-bot/cli';
import { OWN_PACKAGES } from '@castai-bot/scaffold';
import type { NextStep } from './outcome.ts';
import { packageVersions } from './package-versions.ts';

/** What an unpublished castai-bot is installed from: a clone of its repository. */
export interface Checkout {
  /** Absolute. */
  readonly root: string;
  /** Absolute: what `npm run build` packed there. */
  readonly tarballs: readonly string[];
  readonly isPacked: boolean;
}

/** The clone that this program was started from, if it was. */
export function findCheckout(ownFolder: string): Checkout | undefined {
  const root = path.resolve(ownFolder, '../../..');
  if (!existsSync(path.join(root, '.scripts/pack-dist.ts'))) return undefined;
  const tarballs = OWN_PACKAGES.map((name) => {
    const file = `${name.replace('@', '').replace('/', '-')}-${packageVersions.castaiBot}.tgz`;
    return path.join(root, 'dist', file);
  });
  return { root, tarballs, isPacked: tarballs.every((file) => existsSync(file)) };
}

/** The words that install a new bot's dependencies with those of a clone; npm alone leaves package.json as it is. */
export function installWords({ tarballs }: Checkout): readonly [string, ...string[]] {
  return ['npm', 'install', '--no-save', ...tarballs];
}

/** What to type in a new bot, where castai-bot comes from a clone. */
export function installFromCheckout(checkout: Checkout): readonly NextStep[] {
  const { root, isPacked } = checkout;
  const install = installWords(checkout).map(toShellWord).join(' ');
  return [
    ...(isPacked
      ? []
      : [
          {
            command: `npm --prefix ${toShellWord(root)} run build`,
            why: 'packs castai-bot, which is not published',
          },
        ]),
    { command: install, why: 'installs its dependencies, castai-bot from your clone of it' },
  ];
}
