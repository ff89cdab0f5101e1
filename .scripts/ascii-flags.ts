import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const SLOW = String.raw`/\p{ID_Continue}\.\.\.[>\]]$/u`;
const FAST = String.raw`/\w\.\.\.[>\]]$/`;

/**
 * Lets commander tell in ASCII whether an option is given more than once (`<name...>`), as all of ours are written. It
 * builds an expression with a class of Unicode for each option, 1 % of the instructions of a start.
 */
export const asciiFlags: Plugin = {
  name: 'ascii-flags',
  setup: (bundle) => {
    bundle.onLoad({ filter: /[\\/]commander[\\/]lib[\\/]option\.js$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!text.includes(SLOW)) throw new Error(`Cannot bundle ${file}: found no ${SLOW}`);
      return { contents: text.replace(SLOW, FAST) };
    });
  },
};
