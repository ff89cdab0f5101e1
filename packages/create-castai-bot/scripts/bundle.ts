import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

const here = path.resolve(import.meta.dirname, '..');

/**
 * Bundles the generator: `bin.js`, which any Node can parse, `start.js` with what every run needs, `chunks/` with
 * what some runs need, and the licences of what is in them.
 * @param outdir absolute; made empty first
 */
export async function bundle(outdir: string): Promise<Metafile> {
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: here,
    entryPoints: ['src/start.ts'],
    outdir,
    bundle: true,
    // What is imported with `await import()` gets a file of its own: even unused code is parsed, 10 ms of it.
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    minify: true,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node22.21',
    charset: 'utf8',
    legalComments: 'none',
    conditions: ['@castai-bot/source'],
    plugins: [lazyBuiltins],
  });
  const bin = await readFile(path.join(here, 'src/bin.mjs'));
  await writeFile(path.join(outdir, 'bin.js'), bin, { mode: 0o755 });
  await writeFile(path.join(outdir, 'THIRD-PARTY-NOTICES.txt'), await notices(metafile));
  return metafile;
}

/**
 * Node's own modules are fetched where they are first used. As `import` statements they would all be loaded at the
 * start, those of the prompt library too, and `node:process` would open stdin and stderr to fill its exports.
 */
const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup: (bundle) => {
    const names = new Set(builtinModules.map((name) => name.replace(/^node:/, '')));
    bundle.onResolve({ filter: /^(node:)?[a-z0-9_/]+$/ }, ({ path: name, importer }) => {
      const bare = name.replace(/^node:/, '');
      // One for each importer: one for all would be a file of its own, between the chunks that share it.
      const suffix = `?${path.relative(here, importer)}`;
      return names.has(bare) ? { path: `node:${bare}`, namespace: 'builtin', suffix } : undefined;
    });
    bundle.onLoad({ filter: /^/, namespace: 'builtin' }, ({ path: name }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(name)});`,
    }));
  },
};

/** The licence of every package that has a file in the bundle. */
async function notices({ inputs }: Metafile): Promise<string> {
  const folders = new Set<string>();
  for (const file of Object.keys(inputs).filter((name) => !name.startsWith('builtin:'))) {
    const folder = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
    if (folder !== undefined) folders.add(path.resolve(here, folder));
  }
  const texts = await Promise.all([...folders].toSorted().map(notice));
  return ['create-castai-bot contains the following packages.', ...texts].join(`\n\n${'-'.repeat(80)}\n\n`);
}

async function notice(folder: string): Promise<string> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- every package that npm took has these
  const { name, version, license } = JSON.parse(
    await readFile(path.join(folder, 'package.json'), 'utf8'),
  ) as Readonly<Record<'name' | 'version' | 'license', string>>;
  const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? '' : await readFile(path.join(folder, file), 'utf8');
  return `${name} ${version} (${license})\n\n${text.trim()}`;
}
