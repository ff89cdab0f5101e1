import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { document } from '../document.gen.ts';
import type { Operation, Schema } from '../openapi.ts';
import { readOpenApi } from './read-open-api.ts';
import { readSchema } from './read-schema.ts';
import { writeTypes } from './write-types.ts';

const ok = { '200': { description: 'Done' } };

function readOperation(operation: object, components: object = {}): Operation | undefined {
  const text = JSON.stringify({ openapi: '3.0.3', paths: { '/a/{id}': { get: operation } }, components });
  return readOpenApi(text).paths['/a/{id}']?.get;
}

const ref = (kind: string, name: string): object => ({ $ref: `#/components/${kind}/${name}` });

describe('readOpenApi()', () => {
  it.each([
    ['', 'found nothing, wanted an OpenAPI document'],
    [
      '<!doctype html>\n<html lang="en"><head></head></html>',
      'found a web page that begins with "<!doctype html>',
    ],
    ['Bad gateway', 'found no JSON that begins with "Bad gateway"'],
    ['{"openapi": "3.0.0", "paths": {"/a": ', 'found no JSON that begins with'],
    ['[]', 'found JSON that is no object'],
    ['{}', 'found the version none, wanted an "openapi" of 3'],
    ['{"openapi": 3}', 'found the version 3, wanted'],
    ['{"swagger": "2.0", "paths": {}}', 'found Swagger "2.0", wanted OpenAPI 3'],
    ['{"openapi": "3.1.0", "paths": {}}', 'found no "paths" in it'],
  ])('refuses %j', (text, message) => {
    expect(() => readOpenApi(text)).toThrow(message);
  });

  it('reads our own document as it is', () => {
    const read = readOpenApi(JSON.stringify(document));
    expect(writeTypes(read, '')).toBe(writeTypes(document, ''));
  });

  it('reads a document of another kind: 3.0, dotted names, nulls as marks', async () => {
    const file = new URL('read-open-api.test-document.json', import.meta.url);
    const types = writeTypes(readOpenApi(await readFile(file, 'utf8')), '// By a test.');
    await expect(types).toMatchFileSnapshot('read-open-api.test-types.txt');
  });

  it('follows references to parameters, bodies and answers', () => {
    const components = {
      parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
      requestBodies: { Node: { content: { 'application/json': { schema: { type: 'string' } } } } },
      responses: { Done: { description: 'Done', content: { 'text/plain': {} } } },
    };
    const operation = readOperation(
      {
        parameters: [ref('parameters', 'Limit'), ref('parameters', 'Gone'), { name: 'x', in: 'header' }],
        requestBody: ref('requestBodies', 'Node'),
        responses: { '200': ref('responses', 'Done'), '404': ref('responses', 'Gone') },
      },
      components,
    );
    expect(operation).toEqual({
      operationId: 'get /a/{id}',
      parameters: [
        { name: 'limit', in: 'query', schema: { type: 'integer' } },
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      ],
      requestBody: { content: { 'application/json': { schema: { type: 'string' } } } },
      responses: {
        '200': { description: 'Done', content: { 'text/plain': { schema: { type: 'string' } } } },
      },
      'x-effect': 'read',
      'x-source': [],
    });
  });

  it('prefers a parameter of the operation to one of its path, and JSON to other answers', () => {
    const parameter = { name: 'id', in: 'path' };
    const text = JSON.stringify({
      openapi: '3.1.0',
      paths: {
        '/a/{id}': {
          parameters: [{ ...parameter, schema: { type: 'string' } }],
          delete: {
            parameters: [{ ...parameter, schema: { type: 'integer' } }],
            responses: {
              '200': { description: '', content: { 'text/csv': {}, 'application/hal+json': {} } },
            },
          },
          head: { responses: ok },
        },
      },
    });
    expect(readOpenApi(text).paths['/a/{id}']).toEqual({
      delete: {
        operationId: 'delete /a/{id}',
        parameters: [{ ...parameter, required: true, schema: { type: 'integer' } }],
        responses: { '200': { description: '', content: { 'application/json': { schema: {} } } } },
        'x-effect': 'write',
        'x-source': [],
      },
    });
  });
});

describe('readSchema()', () => {
  const node = { $ref: '#/components/schemas/Node' };
  it.each<[unknown, Schema]>([
    [true, {}],
    [{ type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      { type: ['string', 'null'], enum: ['a', null] },
      { type: ['string', 'null'], enum: ['a'] },
    ],
    [{ enum: ['a'] }, { type: 'string', enum: ['a'] }],
    [{ const: 'a' }, { type: 'string', enum: ['a'] }],
    [{ type: 'integer', enum: [1, 2] }, { type: 'integer' }],
    [{ type: 'file' }, {}],
    [{ type: ['string', 'file'] }, {}],
    [{ properties: { a: {} } }, { type: 'object', properties: { a: {} } }],
    [{ items: {} }, { type: 'array', items: {} }],
    [node, node],
    [{ $ref: 'other.json#/A', description: 'x' }, { description: 'x' }],
    [
      { allOf: [node], deprecated: true },
      { ...node, deprecated: true },
    ],
    [
      { allOf: [node], nullable: true, description: 'x' },
      { description: 'x', anyOf: [node, { type: 'null' }] },
    ],
    [{ oneOf: [node, { type: 'string' }] }, { anyOf: [node, { type: 'string' }] }],
    [{ anyOf: [node], nullable: true }, { anyOf: [node, { type: 'null' }] }],
    [{ allOf: [node, { type: 'object' }] }, { allOf: [node, { type: 'object' }] }],
    [
      { type: 'object', additionalProperties: { type: 'string', nullable: true } },
      { type: 'object', additionalProperties: { type: ['string', 'null'] } },
    ],
  ])('reads %j', (schema, read) => {
    expect(readSchema(schema)).toEqual(read);
  });
});
