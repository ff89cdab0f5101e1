import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './published-packages.ts';

/** Our private packages, which are bundled: what is imported from one comes through its `index.ts`. */
const PACKAGES = ['cli', 'scaffold', 'schedule', 'yaml'];

const IMPORT = /^import (type )?\{([^}]*)\} from '@castai-bot\/(\w+)';$/gm;
const EXPORT = /^export (?:type )?\{([^}]*)\} from '\.\/([^']+)';$/gm;

/**
 * Imports of a source file led past the indexes of our packages, each straight to the file that has what is imported.
 * esbuild would put all that an index names, and any file uses, beside the file that imports from it: a start would
 * read prompts and tables that it has no use for.
 */
export async function directImports(text: string): Promise<string> {
  const indexes = new Map(
    await Promise.all(PACKAGES.map(async (name) => [name, await readIndex(name)] as const)),
  );
  const statements = [...text.matchAll(IMPORT)];
  return statements.reduce((led, [statement, kind, names = '', name = '']) => {
    const index = indexes.get(name);
    return index === undefined ? led : led.replace(statement, kind === undefined ? lead(names, index) : '');
  }, text);
}

/** On one line, so that what follows keeps its place. */
function lead(names: string, index: ReadonlyMap<string, string>): string {
  const values = listNames(names).filter((one) => !one.startsWith('type '));
  return values
    .map((one) => `import { ${one} } from ${JSON.stringify(index.get(one.split(' ')[0] ?? one))};`)
    .join(' ');
}

/** The file of each name that a package exports. */
async function readIndex(name: string): Promise<ReadonlyMap<string, string>> {
  const folder = path.join(root, 'packages', name, 'src');
  const text = await readFile(path.join(folder, 'index.ts'), 'utf8');
  return new Map(
    [...text.matchAll(EXPORT)].flatMap(([, names = '', file = '']) =>
      listNames(names).map((one) => [one.replace(/^type /, ''), path.join(folder, file)] as const),
    ),
  );
}

const listNames = (names: string): readonly string[] =>
  names
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
