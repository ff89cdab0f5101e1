import { builtinModules } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import type { Plugin } from 'esbuild';

/**
 * Lets a bundle load Node's own modules at their first use. As `import` statements they would all be loaded at the
 * start, and whole, also those of a library that is asked for later. What stands in for a module is an object without
 * keys of its own: a package that copies or patches one of Node's modules must not be bundled with this.
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
      contents: `module.exports = ${standIn(name)};`,
    }));
  },
};

function standIn(name: string): string {
  if (name === 'node:process') return 'process';
  const load = `process.getBuiltinModule(${JSON.stringify(name)})`;
  // A function is called and extended itself, which nothing can stand in for; nobody does that to Module.
  if (name !== 'node:module' && typeof process.getBuiltinModule(name) === 'function') return load;
  // What is copied from a module on import are its own members; those of its prototype are looked up when used.
  return `Object.create(new Proxy({}, { get: (_, member) => (loaded ??= ${load})[member] })); let loaded`;
}
