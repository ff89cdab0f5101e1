import { expect, test } from 'vitest';
import { document } from '../document.gen.ts';
import { resolveOperations } from './resolve.ts';
import { namesIn, schemasOf, splitDocument } from './split-document.ts';
import { writeTypes } from './write-types.ts';

const { bot, setup } = splitDocument(document);

test('splitDocument() puts each operation and each schema in one part', () => {
  const ids = [bot, setup].map((part) =>
    resolveOperations(part).map(({ operation }) => operation.operationId),
  );
  const all = resolveOperations(document).map(({ operation }) => operation.operationId);
  expect(ids.flat().toSorted()).toEqual(all.toSorted());
  expect(ids.map((part) => part.includes('registerCluster'))).toEqual([false, true]);
  const schemas = [bot, setup].flatMap((part) => Object.keys(part.components.schemas));
  expect(schemas.toSorted()).toEqual(Object.keys(document.components.schemas).toSorted());
});

test('splitDocument() leaves nothing out that bots’ types refer to', () => {
  const used = [...schemasOf(bot), ...namesIn(bot.components.schemas)];
  expect(used.filter((name) => bot.components.schemas[name] === undefined)).toEqual([]);
});

test('splitDocument() keeps the parameters of a path with each of its operations', () => {
  const path = '/v1/kubernetes/external-clusters/{clusterId}';
  expect(bot.paths[path]?.parameters).toEqual(document.paths[path]?.parameters);
  expect(setup.paths[path]?.parameters).toEqual(document.paths[path]?.parameters);
  expect(Object.keys(setup.paths[path] ?? {})).toEqual(['parameters', 'post']);
});

test('writeTypes() of a part takes the other types from their file, and no others', () => {
  const text = writeTypes(document, '// header', { part: setup, others: './types.gen.ts' });
  const [, list = ''] = /^import type \{ (.*) \} from '\.\/types\.gen\.ts';$/m.exec(text) ?? [];
  const imported = list.split(', ');
  expect(imported).toContain('Cluster');
  expect(imported.filter((name) => name !== 'Open' && setup.components.schemas[name] !== undefined)).toEqual(
    [],
  );
  expect(imported.filter((name) => !new RegExp(`[ :<(]${name}\\b`).test(text.replace(list, '')))).toEqual([]);
  expect(text).not.toContain('export interface Cluster {');
});
