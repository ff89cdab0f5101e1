import { builtinModules } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import type { Plugin } from 'esbuild';

/**
 * Lets a bundle fetch Node's own modules where they are first used. As `import` statements they would all be loaded
 * at the start, those of a library that is asked for later too, and `node:process` would open stdin to fill its
 * exports: some 10 ms. CommonJS packages need no `require` for them either.
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup: (bundle) => {
    const names = new Set(builtinModules.map((name) => name.replace(/^node:/, '')));
    bundle.onResolve({ filter: /^(node:)?[a-z0-9_/]+$/ }, ({ path: name, importer }) => {
      const bare = name.replace(/^node:/, '');
      // One for each importer: one for all would be a file of its own, between the chunks that share it.
      const suffix = `?${path.relative(process.cwd(), importer)}`;
      return names.has(bare) ? { path: `node:${bare}`, namespace: 'builtin', suffix } : undefined;
    });
    bundle.onLoad({ filter: /^/, namespace: 'builtin' }, ({ path: name }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(name)});`,
    }));
  },
};
