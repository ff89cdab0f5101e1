import path from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { execa } from 'execa';
import fs from 'fs-extra';
import { joinSharedModules } from './join-shared-modules.ts';
import { lazyBuiltins } from './lazy-builtins.ts';
import { root } from './published-packages.ts';
import { pruneTypes } from './prune-types.ts';
import { thirdPartyNotices } from './third-party-notices.ts';

const API_SPECIFIER = /(['"])@castai-bot\/api((?:\/[\w-]+)?)\1/g;

/** A published bundle runs on what the packages promise. */
const TARGET = 'node22.21';

const INDEX = 'src/index.ts';

/**
 * Builds a library to `dist/`: its code in one file, which loads in half the time, with one more for what is
 * loaded later, and the types that its index reaches beside it. The private
 * `@castai-bot/api` is in that file, and the types that are imported of it are in `dist/api/`, so that nothing published
 * names a package that is not.
 */
export async function buildLibrary(folder: string): Promise<void> {
  const dist = path.join(folder, 'dist');
  await fs.remove(dist);
  await Promise.all([bundleLibrary(folder, dist), writeTypes(folder, dist)]);
}

/** The code of a library alone. */
export async function bundleLibrary(
  folder: string,
  outdir: string,
  plugins: readonly Plugin[] = [],
): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own manifest
  const manifest = (await fs.readJson(path.join(folder, 'package.json'))) as {
    readonly name: string;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly peerDependencies?: Readonly<Record<string, string>>;
  };
  const settings = {
    absWorkingDir: folder,
    entryPoints: [INDEX],
    outdir,
    bundle: true,
    metafile: true,
    // What is imported when it is first needed stays a file of its own.
    splitting: true,
    chunkNames: 'chunks/[hash]',
    format: 'esm',
    // A sixth of what a bot downloads; names stay, so that a stack still reads, and a line has a length.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    platform: 'node',
    target: TARGET,
    conditions: ['@castai-bot/source'],
    // It keeps them for what joins chunks, and leaves out their code.
    logOverride: { 'ignored-bare-import': 'silent' },
    external: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
  } as const satisfies BuildOptions;
  const always = [lazyBuiltins, ...plugins];
  const { metafile: plain } = await build({ ...settings, plugins: always, write: false });
  const joined = joinSharedModules(plain.inputs, { folder, index: INDEX });
  const { metafile } = await build({ ...settings, plugins: [...always, joined] });
  if (!Object.keys(metafile.inputs).some((file) => file.includes('/node_modules/'))) return;
  const notices = await thirdPartyNotices(metafile, { name: manifest.name, folder });
  const ofPages = await Promise.all(Object.keys(metafile.inputs).filter(isPage).map(readPageNotices));
  await fs.writeFile(path.join(outdir, 'THIRD-PARTY-NOTICES.txt'), [notices, ...ofPages].join('\n'));
}

/** A page was bundled before: what is in it is in its own words. */
const isPage = (file: string): boolean => /\/page\/src\/built\/\w+\.gen\.ts$/.test(file);

async function readPageNotices(file: string): Promise<string> {
  const name = path.basename(file, '.gen.ts');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- packages/page/scripts/build-page.ts wrote it
  const pages = (await import(path.join(root, 'packages/page/src/built', `${name}.gen.ts`))) as Readonly<
    Record<string, { readonly notices: string }>
  >;
  return pages[name]?.notices ?? '';
}

async function writeTypes(folder: string, dist: string): Promise<void> {
  await compile(folder, dist);
  const entries = await pointAtOwnApi(dist);
  if (entries.size > 0) await copyApi(dist, entries);
  await pruneTypes(dist);
  await narrowIndentation(dist);
}

/** A level of four spaces becomes one: nobody reads far into these files, and every bot installs them. */
async function narrowIndentation(dist: string): Promise<void> {
  for (const file of (await listFiles(dist)).filter((name) => name.endsWith('.d.ts'))) {
    const text = await fs.readFile(file, 'utf8');
    const narrow = text.replaceAll(/^ {4,}/gm, (spaces) => ' '.repeat(Math.ceil(spaces.length / 4)));
    await fs.writeFile(file, narrow);
  }
}

async function compile(folder: string, outDir: string): Promise<void> {
  const project = path.join(folder, 'tsconfig.build.json');
  await execa('tsc', ['-p', project, '--emitDeclarationOnly', '--outDir', outDir], {
    preferLocal: true,
    localDir: root,
    stdio: 'inherit',
  });
}

/** Rewrites the imports of the API package to relative ones; returns the entries that are imported. */
async function pointAtOwnApi(dist: string): Promise<ReadonlySet<string>> {
  const entryFiles = await readApiExports();
  const entries = new Set<string>();
  for (const file of await listFiles(dist)) {
    const text = await fs.readFile(file, 'utf8');
    const replaced = text.replaceAll(API_SPECIFIER, (_match, _quote, subpath: string) => {
      const entry = entryFiles[`.${subpath}`];
      if (!entry) throw new Error(`Cannot build ${file}: @castai-bot/api has no export '.${subpath}'`);
      entries.add(entry);
      const relative = path.posix.relative(
        toPosix(path.dirname(file)),
        toPosix(path.join(dist, 'api', entry)),
      );
      return `'${relative.startsWith('.') ? relative : `./${relative}`}'`;
    });
    if (replaced !== text) await fs.writeFile(file, replaced);
  }
  return entries;
}

async function readApiExports(): Promise<Record<string, string>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own manifest
  const { exports } = (await fs.readJson(path.join(root, 'packages/api/package.json'))) as {
    exports: Record<string, string>;
  };
  return Object.fromEntries(
    Object.entries(exports).map(([subpath, source]) => [
      subpath,
      source.replace(/^\.\/src\//, '').replace(/\.ts$/, '.js'),
    ]),
  );
}

async function copyApi(dist: string, entries: ReadonlySet<string>): Promise<void> {
  const apiFolder = path.join(root, 'packages/api');
  const compiled = path.join(dist, '.api');
  await compile(apiFolder, compiled);
  const queue = new Set(entries);
  for (const file of queue) {
    const types = file.replace(/\.js$/, '.d.ts');
    const text = await fs.readFile(path.join(compiled, types), 'utf8');
    await fs.outputFile(path.join(dist, 'api', types), text);
    for (const imported of importsOf(file, text)) queue.add(imported);
  }
  await fs.remove(compiled);
}

/** The files that `text`, compiled from `file`, imports relatively. */
function importsOf(file: string, text: string): readonly string[] {
  return Array.from(text.matchAll(/(?:from|import\()\s*['"](\.\/[\w./-]+)['"]/g), ([, specifier = '']) =>
    path.posix.join(path.posix.dirname(file), specifier).replace(/\.ts$/, '.js'),
  );
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

const toPosix = (file: string): string => file.replaceAll(path.sep, '/');
