import path from 'node:path';
import fs from 'fs-extra';
import { compareWall } from '../measure.ts';
import { measured, type Row } from '../row.ts';
import { tarballKib } from '../tarball-kib.ts';
import { root } from '../../../.scripts/published-packages.ts';

const CREATE_VITE = path.join(root, 'node_modules/create-vite/index.js');

/** The generator: how long it takes beside create-vite writing vanilla-ts, and what it weighs. */
export const generatorRows: readonly Row[] = [
  {
    name: 'create-castai-bot --yes --no-install --no-git / create-vite',
    limit: 1.3,
    unit: '×',
    measure: async ({ dir, generator }) => {
      const target = path.join(dir, 'generated');
      const before = (): Promise<void> => fs.remove(target);
      const { ratio, detail } = await compareWall(
        { args: [generator, target, '--yes', '--no-install', '--no-git'], cwd: dir, before },
        {
          args: [CREATE_VITE, 'generated', '--template', 'vanilla-ts', '--no-interactive'],
          cwd: dir,
          before,
        },
      );
      return measured(ratio, detail);
    },
  },
  {
    name: 'create-castai-bot, packed, no dependency',
    limit: 250,
    unit: 'KiB',
    measure: async ({ tarballs, dir }) => {
      const installed: readonly string[] = await fs.readdir(path.join(dir, 'generator/node_modules'));
      const others = installed.filter((name) => name !== 'create-castai-bot' && !name.startsWith('.'));
      if (others.length > 0) throw new Error(`create-castai-bot brings dependencies: ${others.join(', ')}`);
      return measured(await tarballKib(tarballs['create-castai-bot']));
    },
  },
];
