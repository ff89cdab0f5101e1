import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDocument } from './load-document.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'castai-bot-api-'));
  await writeFile(
    path.join(folder, '_document.yaml'),
    'openapi: 3.1.1\ncomponents: { schemas: { A: {} } }\n',
  );
  await writeFile(path.join(folder, 'b.yaml'), 'paths: { /b: {} }\nschemas: { B: {} }\n');
});

afterEach(() => rm(folder, { recursive: true }));

function load(): ReturnType<typeof loadDocument> {
  return loadDocument(pathToFileURL(`${folder}/`));
}

describe('loadDocument()', () => {
  it('merges the groups of a folder, by name of the file', async () => {
    await writeFile(path.join(folder, 'a.yaml'), 'paths: { /a: {} }\nschemas: {}\n');
    const document = await load();
    expect(Object.keys(document.paths)).toEqual(['/a', '/b']);
    expect(Object.keys(document.components.schemas)).toEqual(['A', 'B']);
  });

  it('refuses a schema or a path that two groups hold', async () => {
    await writeFile(path.join(folder, 'c.yaml'), 'paths: {}\nschemas: { A: {} }\n');
    await expect(load()).rejects.toThrow('Cannot merge "c.yaml": "A" is in another file too');
    await writeFile(path.join(folder, 'c.yaml'), 'paths: { /b: {} }\nschemas: {}\n');
    await expect(load()).rejects.toThrow('Cannot merge "c.yaml": "/b" is in another file too');
  });
});
