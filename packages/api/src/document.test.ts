import { describe, expect, it } from 'vitest';
import type { ApiOperation } from './api-operation.ts';
import { document } from './document.gen.ts';
import { bodySchema, referenceName, resolveOperations, successSchema } from './generate/resolve.ts';
import { liveAnswers } from './live/live-answers.ts';
import { type Schema, seenWords } from './openapi.ts';
import { operations } from './operations.gen.ts';

const resolved = resolveOperations(document);
const { schemas } = document.components;

const schemaWords = new Set(
  (
    '$ref type format pattern enum description deprecated default ' +
    'items required properties additionalProperties anyOf allOf'
  ).split(' '),
);

function partsOf(schema: Schema): readonly Schema[] {
  const { anyOf, items, properties = {}, additionalProperties: rest } = schema;
  const parts = [
    ...(anyOf ?? []),
    ...Object.values(properties),
    ...(items ? [items] : []),
    ...(typeof rest === 'object' ? [rest] : []),
  ];
  return [schema, ...parts.flatMap(partsOf)];
}

function follow(schema: Schema): Schema {
  return schema.$ref ? follow(schemas[referenceName(schema.$ref)] ?? {}) : schema;
}

function anonymous(endpoint: string): string {
  return endpoint.toLowerCase().replaceAll(/\{[^}]+\}/g, '{}');
}

const rootSchemas = resolved.flatMap(({ operation, parameters }) => [
  ...parameters.map(({ schema }) => schema),
  bodySchema(operation) ?? {},
  successSchema(operation, document.components)?.schema ?? {},
]);

const ids = new Set(resolved.map(({ operation }) => operation.operationId));

describe('document', () => {
  it('holds at least 90 operations, each with its own id', () => {
    expect(resolved.length).toBeGreaterThanOrEqual(90);
    expect(new Set(resolved.map(({ operation }) => operation.operationId)).size).toBe(resolved.length);
  });

  it('says of every operation what it does, whether it writes and where that is known from', () => {
    const sources = Object.keys(document.info['x-sources'] ?? {});
    const poor = resolved.filter(({ operation }) => {
      const isSourced = operation['x-source'].every((source) => sources.includes(source.split(':')[0] ?? ''));
      return !operation.summary || !['read', 'write'].includes(operation['x-effect']) || !isSourced;
    });
    expect(poor).toEqual([]);
    const writes = resolved.filter(
      ({ method, operation }) => method === 'get' && operation['x-effect'] === 'write',
    );
    expect(writes).toEqual([]);
  });

  it('says of every PUT and PATCH what it does to what stands there, and how that is known', () => {
    const marks = resolved.map(({ method, operation }) => ({
      method,
      operation,
      mark: operation['x-write'],
    }));
    const unmarked = marks.filter(
      ({ mark, method }) => mark === undefined && ['put', 'patch'].includes(method),
    );
    expect(unmarked.map(({ operation }) => operation.operationId)).toEqual([]);
    const poor = marks.filter(({ mark, operation }) => {
      const isRead = mark?.present === undefined || ids.has(mark.present.operation);
      return mark && (!seenWords.includes(mark.seen) || !isRead || operation['x-effect'] === 'read');
    });
    expect(poor).toEqual([]);
  });

  it('says of every operation how it is known, and says live where answers were read', () => {
    const words = new Map(
      resolved.map(({ method, path, operation }) => [anonymous(`${method} ${path}`), operation['x-seen']]),
    );
    expect([...words].filter(([, seen]) => seen === undefined || !seenWords.includes(seen))).toEqual([]);
    const read = Object.entries(liveAnswers)
      .filter(([, { evidence }]) => evidence === 'body' || evidence === 'log')
      .map(([endpoint]) => anonymous(endpoint))
      .filter((endpoint) => words.has(endpoint));
    expect([...words].flatMap(([endpoint, seen]) => (seen === 'live' ? endpoint : [])).toSorted()).toEqual(
      read.toSorted(),
    );
  });

  it('names the parameters of each path and no others', () => {
    for (const { path, parameters } of resolved) {
      const names = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(names).toEqual([...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name));
    }
  });

  it('has every schema it refers to, and uses every schema it has', () => {
    const all = [...Object.values(schemas), ...rootSchemas].flatMap(partsOf);
    const used = new Set(all.flatMap(({ $ref }) => ($ref ? [referenceName($ref)] : [])));
    expect([...used].filter((name) => !schemas[name])).toEqual([]);
    const errors = ['ErrorResponse', 'Status'];
    expect(Object.keys(schemas).filter((name) => !used.has(name) && !errors.includes(name))).toEqual([]);
  });

  it('describes values by words of JSON Schema and its own marks, and by no others', () => {
    const words = new Set(
      [...rootSchemas, ...Object.values(schemas)].flatMap(partsOf).flatMap((schema) => Object.keys(schema)),
    );
    expect([...words].filter((word) => !word.startsWith('x-') && !schemaWords.has(word))).toEqual([]);
  });

  it('requires only fields that it describes', () => {
    const odd = Object.entries(schemas).filter(([, { required = [], properties = {} }]) =>
      required.some((name) => !Object.hasOwn(properties, name)),
    );
    expect(odd).toEqual([]);
  });

  it('pages lists by parameters that the call has, under a key that the answer has', () => {
    const cursors = { A: 'page.cursor', B: 'cursor', C: 'page.cursor', D: 'page.cursor', E: 'pageToken' };
    const ends = { A: 'nextCursor', B: 'nextCursor', C: 'nextPageCursor', D: 'nextPage', E: 'nextPageToken' };
    const paged = resolved.filter(({ operation }) => operation['x-pagination']);
    for (const { operation, parameters } of paged) {
      const { dialect, items } = operation['x-pagination'] ?? { dialect: 'A', items: '' };
      const answer = follow(successSchema(operation, document.components)?.schema ?? {});
      expect(answer.properties?.[items]?.type).toBe('array');
      expect(Object.keys(answer.properties ?? {})).toContain(ends[dialect]);
      expect(parameters.map(({ name }) => name)).toContain(cursors[dialect]);
    }
    expect(new Set(paged.map(({ operation }) => operation['x-pagination']?.dialect))).toEqual(
      new Set(['A', 'B', 'C', 'D', 'E']),
    );
  });

  it('wants a body exactly where a field of it has to be there', () => {
    const bodies = resolved.filter(({ operation }) => operation.requestBody !== undefined);
    for (const { path, method, operation } of bodies) {
      const { required = [] } = follow(bodySchema(operation) ?? {});
      const { required: isRequired = false } = operation.requestBody ?? {};
      expect({ path, method, isRequired }).toEqual({ path, method, isRequired: required.length > 0 });
    }
    expect(bodies.length).toBeGreaterThan(40);
  });

  it('marks as paged every call that takes a cursor', () => {
    const cursors = ['page.cursor', 'cursor', 'pageToken'];
    const odd = resolved.filter(
      ({ operation, parameters }) =>
        parameters.some(({ name }) => cursors.includes(name)) && !operation['x-pagination'],
    );
    expect(odd).toEqual([]);
  });

  it('turns a write into a read only by a value that the query can have', () => {
    for (const { operation, parameters } of resolved) {
      for (const [name, value] of Object.entries(operation['x-read-when']?.query ?? {})) {
        expect(parameters.find((parameter) => parameter.name === name)?.schema.enum).toContain(value);
      }
    }
  });
});

describe('operations', () => {
  it('has a row for every operation of the document', () => {
    const rows: Readonly<Record<string, ApiOperation>> = operations;
    expect(Object.keys(rows)).toEqual(resolved.map(({ operation }) => operation.operationId));
  });

  it('knows reads that are POSTs, writes that can be dry runs and answers that are text', () => {
    expect(operations.getWorkloadCostSummaries).toMatchObject({ method: 'POST', effect: 'read' });
    expect(operations.hibernateCluster).toMatchObject({
      effect: 'write',
      readWhen: { query: { mode: 'OPERATION_MODE_DRY_RUN' } },
    });
    expect(operations.getNodeMetrics).toMatchObject({ produces: 'text' });
  });
});
