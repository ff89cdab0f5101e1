import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';
import { directImports } from './direct-imports.ts';

const OURS = /\.ts$/;

/**
 * Puts all that `start` imports into one file. esbuild makes a chunk of every set of modules that the same imports on
 * demand share, so that a start would read a dozen small files; here each of those imports shares all of it, which is
 * loaded by then anyway. Of our own packages each file gets what it imports, and no more.
 * @param start absolute path of the module that is always loaded first
 */
export function beside(start: string): Plugin {
  const onDemand = new Set<string>();
  return {
    name: 'beside',
    setup: (bundle) => {
      bundle.onResolve({ filter: OURS }, ({ kind, path: specifier, resolveDir }) => {
        const file = path.resolve(resolveDir, specifier);
        if (kind === 'dynamic-import' && file !== start) onDemand.add(file);
        return undefined;
      });
      bundle.onLoad({ filter: OURS }, async ({ path: file }) => {
        const text = await directImports(await readFile(file, 'utf8'));
        const suffix = onDemand.has(file) ? `\nimport ${JSON.stringify(start)};\n` : '';
        return { contents: text + suffix, loader: 'ts' };
      });
    },
  };
}
