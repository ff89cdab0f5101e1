import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileTemplate } from './compile-template.ts';
import { listFunctionTemplates } from './list-function-templates.ts';

const TEMPLATES = path.resolve(import.meta.dirname, '../../../templates');
const GENERATED = path.resolve(import.meta.dirname, '../src/templates.gen.ts');
const GENERATED_FUNCTIONS = path.resolve(import.meta.dirname, '../src/function-templates.gen.ts');

/** Writes templates/ as one module: files as text, those with variables compiled, so that no CLI carries a compiler. */
export async function generateTemplates(): Promise<void> {
  const texts: string[] = [];
  const programs: string[] = [];
  for (const file of await listFiles(TEMPLATES)) {
    if (path.basename(file) === 'template.json') continue;
    const text = (await readFile(path.join(TEMPLATES, file), 'utf8')).replaceAll('\r\n', '\n');
    const key = JSON.stringify(targetPath(file));
    if (file.endsWith('.hbs')) programs.push(`${key}: ${compileTemplate(text, file)}`);
    else texts.push(`${key}: ${JSON.stringify(text)}`);
  }
  await writeFile(GENERATED, asModule(texts, programs));
  await writeFile(GENERATED_FUNCTIONS, await listFunctionTemplates(path.join(TEMPLATES, 'functions')));
}

function asModule(texts: readonly string[], programs: readonly string[]): string {
  return `// @ts-nocheck: compiled templates carry no types
/** Files without variables, by path below templates/. */
export const texts: Readonly<Record<string, string>> = {
${texts.join(',\n')}
};
/** Files with variables, compiled, by path below templates/. */
export const programs: Readonly<Record<string, unknown>> = {
${programs.join(',\n')}
};
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
