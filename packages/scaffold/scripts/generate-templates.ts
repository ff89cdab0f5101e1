import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileTemplate } from './compile-template.ts';
import { FIRST, listFunctionTemplates } from './list-function-templates.ts';

const TEMPLATES = path.resolve(import.meta.dirname, '../../../templates');
const SOURCES = path.resolve(import.meta.dirname, '../src');
const TREES = path.join(SOURCES, 'trees');

/** The tree of a file. Of a few folders, each one below them is a tree. */
const TREE = /^(?:(?:ci|functions|license|package-manager|scripts)\/)?[^/]+(?=\/)/;
/** What a bot has that is made without answers: to read it is cheaper than to look for more files. */
const MOST: ReadonlySet<string> = new Set([
  'alone',
  'bot',
  'every-bot',
  'kubernetes',
  'partials',
  `functions/${FIRST}`,
]);

/**
 * Writes templates/ as modules: files as text, those with variables compiled, so that no CLI carries a compiler. What
 * only some bots have, more than half of it, is a module for each tree, which is loaded when such a bot is planned.
 */
export async function generateTemplates(): Promise<void> {
  const core: string[] = [];
  const trees = new Map<string, string[]>();
  for (const file of await listFiles(TEMPLATES)) {
    if (path.basename(file) === 'template.json') continue;
    const target = targetPath(file);
    const entry = `${JSON.stringify(target)}: ${await compileFile(file)}`;
    const tree = TREE.exec(target)?.[0] ?? '';
    if (MOST.has(tree)) core.push(entry);
    else trees.set(tree, [...(trees.get(tree) ?? []), entry]);
  }
  await writeTrees(trees);
  await writeFile(path.join(SOURCES, 'templates.gen.ts'), asIndex(core, [...trees.keys()]));
  const functions = await listFunctionTemplates(path.join(TEMPLATES, 'functions'));
  await writeFile(path.join(SOURCES, 'function-templates.gen.ts'), functions);
}

/** A JavaScript expression. */
async function compileFile(file: string): Promise<string> {
  const text = (await readFile(path.join(TEMPLATES, file), 'utf8')).replaceAll('\r\n', '\n');
  return file.endsWith('.hbs') ? compileTemplate(text, file) : JSON.stringify(text);
}

async function writeTrees(trees: ReadonlyMap<string, readonly string[]>): Promise<void> {
  await mkdir(TREES, { recursive: true });
  for (const [tree, entries] of trees) {
    await writeFile(path.join(TREES, moduleName(tree)), asModule('templates', { entries, sources: '..' }));
  }
  const written = new Set([...trees.keys()].map(moduleName));
  const stale = (await readdir(TREES)).filter((name) => !written.has(name));
  for (const name of stale) await rm(path.join(TREES, name));
}

const moduleName = (tree: string): string => `${tree.replaceAll('/', '-')}.gen.ts`;

/** @param sources where src/ is from there */
function asModule(
  name: string,
  { entries, sources }: { readonly entries: readonly string[]; readonly sources: '.' | '..' },
): string {
  return `// @ts-nocheck: compiled templates carry no types
import type { TemplateSources } from '${sources}/render/template-language.ts';

/** By path below templates/: texts, or programs of files with variables. */
export const ${name}: TemplateSources = {
${entries.join(',\n')}
};
`;
}

function asIndex(core: readonly string[], trees: readonly string[]): string {
  const loaders = trees.map(
    (tree) => `  [${JSON.stringify(tree)}, () => import(${JSON.stringify(`./trees/${moduleName(tree)}`)})],`,
  );
  return `${asModule('core', { entries: core, sources: '.' })}
/** What only some bots have, by tree. */
export const trees: ReadonlyMap<string, () => Promise<{ readonly templates: typeof core }>> = new Map([
${loaders.join('\n')}
]);
`;
}

/** npm drops some dotfiles from packages, so they are stored with an underscore. */
function targetPath(file: string): string {
  const names = file.replace(/\.hbs$/, '').split(path.sep);
  return names.map((name) => name.replace(/^_/, '.')).join('/');
}

async function listFiles(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .toSorted();
}
