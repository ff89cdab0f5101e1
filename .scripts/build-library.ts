import path from 'node:path';
import { execa } from 'execa';
import fs from 'fs-extra';
import { root } from './published-packages.ts';

const API_SPECIFIER = /(['"])@castai-bot\/api((?:\/[\w-]+)?)\1/g;

/**
 * Compiles a library to `dist/` and takes the parts of the private `@castai-bot/api` it imports along as
 * `dist/api/`, types included, so that nothing published names a package that is not.
 */
export async function buildLibrary(folder: string): Promise<void> {
  const dist = path.join(folder, 'dist');
  await fs.remove(dist);
  await compile(folder, dist);
  const entries = await pointAtOwnApi(dist);
  if (entries.size > 0) await copyApi(dist, entries);
}

async function compile(folder: string, outDir: string): Promise<void> {
  await execa('tsc', ['-p', path.join(folder, 'tsconfig.build.json'), '--outDir', outDir], {
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
    for (const name of [file, file.replace(/\.js$/, '.d.ts')]) {
      const text = await fs.readFile(path.join(compiled, name), 'utf8');
      await fs.outputFile(path.join(dist, 'api', name), text);
      for (const imported of importsOf(file, text)) queue.add(imported);
    }
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
