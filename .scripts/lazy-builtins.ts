import { builtinModules } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import type { Plugin } from 'esbuild';

/** Node has loaded these by itself before it runs a program. */
const LOADED: ReadonlySet<string> = new Set(['buffer', 'events', 'fs', 'path', 'process', 'url', 'util']);

/** Begins the suffix of one that is taken as it is. */
const TAKEN = '#';

/**
 * Lets a bundle take Node's own modules without `import` statements, at which Node would load them all at the start and
 * list what each exports. Those that Node has loaded anyway are taken as they are; any other is loaded at its first use.
 * What stands in for that one is an object without keys of its own: a package that copies or patches one of Node's
 * modules must not be bundled with this.
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup: (bundle) => {
    const names = new Set(builtinModules.map((name) => name.replace(/^node:/, '')));
    bundle.onResolve({ filter: /^(node:)?[a-z0-9_/]+$/ }, ({ path: name, importer, kind }) => {
      const bare = name.replace(/^node:/, '');
      if (!names.has(bare)) return undefined;
      const isTaken = LOADED.has(bare) && kind === 'import-statement';
      // One for each importer: one for all would be a file of its own, between the chunks that share it.
      const suffix = `${isTaken ? TAKEN : '?'}${path.relative(process.cwd(), importer)}`;
      return { path: `node:${bare}`, namespace: 'builtin', suffix };
    });
    bundle.onLoad({ filter: /^/, namespace: 'builtin' }, ({ path: name, suffix }) => ({
      contents: suffix.startsWith(TAKEN) ? taken(name) : `module.exports = ${standIn(name)};`,
    }));
  },
};

/** A module whose exports esbuild leaves out where nobody imports them. */
function taken(name: string): string {
  const members = Object.keys(process.getBuiltinModule(name) ?? {}).filter((one) => /^[a-z]\w*$/i.test(one));
  return [
    `const all = /* @__PURE__ */ ${load(name)};`,
    'export default all;',
    ...members.map((one) => `export const ${one} = /* @__PURE__ */ (() => all.${one})();`),
  ].join('\n');
}

const load = (name: string): string =>
  name === 'node:process' ? '(() => process)()' : `process.getBuiltinModule(${JSON.stringify(name)})`;

function standIn(name: string): string {
  if (name === 'node:process') return 'process';
  // A function is called and extended itself, which nothing can stand in for; nobody does that to Module.
  if (name !== 'node:module' && typeof process.getBuiltinModule(name) === 'function') return load(name);
  // What is copied from a module on import are its own members; those of its prototype are looked up when used.
  return `Object.create(new Proxy({}, { get: (_, member) => (loaded ??= ${load(name)})[member] })); let loaded`;
}
