import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const PARTS = /[\\/]zod[\\/]v4[\\/]classic[\\/]\w+\.js$/;
const INDIRECT = 'import { util } from "../core/index.js";';
const DIRECT = 'import * as util from "../core/util.js";';

/**
 * Lets a bundle leave out what nothing uses of zod's `util`, 5 KiB: esbuild keeps a namespace whole where it is exported
 * under a name by another module, as zod's own parts import it. Lines and columns stay, for the map.
 */
export const importZodDirectly: Plugin = {
  name: 'import-zod-directly',
  setup: (build) => {
    build.onLoad({ filter: PARTS }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!text.includes(INDIRECT)) return undefined;
      const uses = text.replace(INDIRECT, DIRECT).replaceAll(/\bcore\.util\./g, '     util.');
      return { contents: uses, loader: 'js' };
    });
  },
};
