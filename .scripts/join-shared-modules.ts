import path from 'node:path';
import fs from 'fs-extra';
import type { Metafile, Plugin } from 'esbuild';

type Inputs = Metafile['inputs'];

/**
 * Puts all modules that both the index and what it imports later need into one chunk. By itself esbuild makes one for
 * each set of parts that share modules, and a bot would read a dozen small files at each start: each of the parts is
 * made to import all that any of them shares.
 *
 * @param inputs Of the same build without this
 */
export function joinSharedModules(
  inputs: Inputs,
  { folder, index }: { readonly folder: string; readonly index: string },
): Plugin {
  const ofIndex = reach(inputs, index);
  const parts = [...ofIndex].flatMap((file) => importsOf(inputs, file, 'dynamic-import'));
  const ofParts = new Set(parts.flatMap((file) => [...reach(inputs, file)]));
  const absolute = (file: string): string => path.resolve(folder, file);
  const entries = new Set(parts.map(absolute));
  const imports = [...ofParts]
    // What stands for a module of Node's belongs to the one file that imports it.
    .filter((file) => ofIndex.has(file) && !file.startsWith('builtin:'))
    .map((file) => `import ${JSON.stringify(absolute(file))};`);
  return {
    name: 'join-shared-modules',
    setup: (build) => {
      build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        if (!entries.has(file)) return undefined;
        return { contents: [await fs.readFile(file, 'utf8'), ...imports].join('\n'), loader: 'ts' };
      });
    },
  };
}

/** What a module imports at once, and what that imports, itself included. */
function reach(inputs: Inputs, from: string): ReadonlySet<string> {
  const found = new Set([from]);
  for (const file of found)
    for (const imported of importsOf(inputs, file, 'import-statement')) found.add(imported);
  return found;
}

function importsOf(
  inputs: Inputs,
  file: string,
  kind: 'dynamic-import' | 'import-statement',
): readonly string[] {
  const imports = inputs[file]?.imports ?? [];
  return imports.flatMap((one) => (one.kind === kind && one.external !== true ? [one.path] : []));
}
