/** Bundles the CLI to `dist/`: `bin.js`, a chunk for each command, and the licences of what is in them. */
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import manifest from './package.json' with { type: 'json' };

const here = import.meta.dirname;
const dist = path.join(here, 'dist');

await rm(dist, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ['src/bin.ts'],
  outdir: 'dist',
  bundle: true,
  // What a command imports, a prompt or a parser of YAML, is a file of its own and is read when it is asked for.
  splitting: true,
  chunkNames: '[name]-[hash]',
  minify: true,
  metafile: true,
  platform: 'node',
  format: 'esm',
  target: 'node22.21',
  charset: 'utf8',
  legalComments: 'none',
  conditions: ['@castai-bot/source'],
  external: Object.keys(manifest.dependencies),
  // Its CommonJS form, which Node would get, has no named exports when it is imported on demand.
  alias: { yaml: path.join(here, 'node_modules/yaml/browser/index.js') },
  // A bundled CommonJS package asks for Node's own modules through require, which a module does not have.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
});
await chmod(path.join(dist, 'bin.js'), 0o755);
await writeFile(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), await collectNotices(metafile));

/** The licence of every package that has a file in the bundle. */
async function collectNotices({ inputs }: Metafile): Promise<string> {
  const folders = Object.keys(inputs).map(
    (file) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1],
  );
  const packages = [...new Set(folders)].filter((folder) => folder !== undefined).toSorted();
  const notices = await Promise.all(packages.map((folder) => readNotice(path.join(here, folder))));
  return ['castai-bot contains these packages.', ...notices].join(`\n\n${'-'.repeat(80)}\n\n`);
}

async function readNotice(folder: string): Promise<string> {
  const { name, version, license } = await readManifest(folder);
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`Cannot find the licence of ${name}: ${folder} has none`);
  return `${name} ${version} (${license})\n\n${(await readFile(path.join(folder, file), 'utf8')).trim()}`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

async function readManifest(folder: string): Promise<Manifest> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the manifest of an installed package
  return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest;
}
