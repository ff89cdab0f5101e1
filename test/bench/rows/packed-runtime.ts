import path from 'node:path';
import fs from 'fs-extra';
import { measured, type Row } from '../row.ts';
import { tarballKib } from '../tarball-kib.ts';
import { installTarballs } from '../workbench.ts';

/** What every bot carries: the runtime as it is installed, and the bundle that it becomes. */
export const packedRuntimeRows: readonly Row[] = [
  {
    name: '@castai-bot/runtime, packed',
    limit: 180,
    unit: 'KiB',
    measure: async ({ tarballs }) => measured(await tarballKib(tarballs['@castai-bot/runtime'])),
  },
  {
    name: '@castai-bot/runtime: packages it brings, zod aside',
    limit: 3,
    unit: 'packages',
    measure: async ({ dir, tarballs }) => {
      const home = path.join(dir, 'runtime');
      await installTarballs(
        home,
        Object.values(tarballs).filter(({ name }) => name === '@castai-bot/runtime'),
      );
      const installed: readonly string[] = await fs.readdir(path.join(home, 'node_modules'));
      return measured(
        installed.filter((name) => !['.package-lock.json', 'zod', '@castai-bot'].includes(name)).length,
      );
    },
  },
  {
    name: 'bundle of the example bot, minified',
    limit: 250,
    unit: 'KiB',
    measure: async ({ bot }) => {
      const sizes = await measureBundle(bot);
      const total = sizes.reduce((sum, { kib }) => sum + kib, 0);
      return measured(total, sizes.map(({ name, kib }) => `${name} ${kib.toFixed(1)}`).join(', '));
    },
  },
];

/** The files of a bundle, the largest first. */
async function measureBundle(
  bot: string,
): Promise<readonly { readonly name: string; readonly kib: number }[]> {
  const dist = path.join(bot, 'dist');
  const names = (await fs.readdir(dist)).filter((name) => name.endsWith('.mjs'));
  const sizes = names.map(async (name) => ({
    name,
    kib: (await fs.stat(path.join(dist, name))).size / 1024,
  }));
  return (await Promise.all(sizes)).toSorted((a, b) => b.kib - a.kib);
}
