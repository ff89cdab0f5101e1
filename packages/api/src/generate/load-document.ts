import { readFile, readdir } from 'node:fs/promises';
import { parse } from 'yaml';
import type { OpenApiDocument, PathItem, Schema } from '../openapi.ts';

const SHARED_FILE = '_document.yaml';

interface Group {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

/**
 * Reads the groups of a folder and merges them into one document, paths and schemas in the order of the files.
 * @throws {Error} when two groups hold the same path or the same schema
 */
export async function loadDocument(folder: URL): Promise<OpenApiDocument> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml') && name !== SHARED_FILE);
  const shared = await readYaml<OpenApiDocument>(new URL(SHARED_FILE, folder));
  const paths = new Map<string, PathItem>();
  const schemas = new Map(Object.entries(shared.components.schemas));
  for (const name of names.toSorted()) {
    const group = await readYaml<Group>(new URL(name, folder));
    addAll(paths, group.paths, name);
    addAll(schemas, group.schemas, name);
  }
  return {
    ...shared,
    paths: Object.fromEntries(paths),
    components: { ...shared.components, schemas: Object.fromEntries(schemas) },
  };
}

async function readYaml<T>(file: URL): Promise<T> {
  // The files are ours and committed: what they must look like is checked by the tests of the document.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return parse(await readFile(file, 'utf8')) as T;
}

function addAll<T>(all: Map<string, T>, more: Readonly<Record<string, T>>, file: string): void {
  for (const [name, value] of Object.entries(more)) {
    if (all.has(name)) throw new Error(`Cannot merge "${file}": "${name}" is in another file too`);
    all.set(name, value);
  }
}
