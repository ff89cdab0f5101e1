import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Operation } from '../openapi.ts';
import { findSentSchemas } from './find-sent-schemas.ts';
import { writeDocument } from './write-document.ts';
import { readOperations } from '../read-operations.ts';
import { writeOperations } from './write-operations.ts';
import { typeOf } from './write-schema.ts';
import { writeTypes } from './write-types.ts';

const base = { 'x-effect': 'write', 'x-source': ['spec'] } as const;
const ok = (name: string): Operation['responses'] => ({
  '200': {
    description: 'Done',
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
  },
});

const document: OpenApiDocument = {
  openapi: '3.1.1',
  info: { title: 'a `quoted` ${title} \\' },
  servers: [],
  paths: {
    '/nodes/{id}': {
      parameters: [{ $ref: '#/components/parameters/Id' }],
      get: {
        ...base,
        operationId: 'getNode',
        summary: 'Read a node',
        'x-effect': 'read',
        'x-pagination': { dialect: 'A', items: 'items' },
        parameters: [
          { name: 'page.limit', in: 'query', description: 'Items a page', schema: { type: 'string' } },
        ],
        responses: ok('Node'),
      },
      put: {
        ...base,
        operationId: 'setNode',
        'x-read-when': { query: { mode: 'DRY' } },
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Size' } } },
        },
        responses: { '204': { description: 'Done' } },
      },
      delete: {
        ...base,
        operationId: 'logNode',
        responses: {
          '200': { description: 'Done', content: { 'text/plain': { schema: { type: 'string' } } } },
        },
      },
    },
  },
  components: {
    parameters: { Id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } } },
    responses: {},
    schemas: {
      Size: { type: 'string', enum: ['s', 'l'] },
      Node: {
        description: 'A node',
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string' },
          size: { $ref: '#/components/schemas/Size' },
          phase: { description: 'Its phase', deprecated: true, type: 'string', enum: ['ready'] },
        },
      },
    },
  },
};

describe('writeTypes()', () => {
  const text = writeTypes(document, '// By a test.');

  it('writes schemas, open enums for what is only answered, closed ones for what is sent', () => {
    expect(text).toContain(`/** A node */
export interface Node {
  id: string;
  size?: Size;
  /**
   * Its phase
   * @deprecated
   */
  phase?: Open<'ready'>;
}`);
    expect(text).toContain(`export type Size = 's' | 'l';`);
    expect(text).toContain('  Node: Node;');
  });

  it('writes each operation by path and method', () => {
    expect(text).toContain(`    /** Read a node */
    get: { params: { id: string }; query?: { /** Items a page */ 'page.limit'?: string | undefined }; response: Node };`);
    expect(text).toContain(`    put: { params: { id: string }; body: Size; response: undefined };`);
    expect(text).toContain(`    delete: { params: { id: string }; response: string };`);
  });
});

describe('typeOf()', () => {
  const options = { isSent: true, indent: '', names: new Map([['Size', 'Size']]) };

  it('writes nulls, arrays and maps', () => {
    expect(typeOf({ type: ['integer', 'null'] }, options)).toBe('number | null');
    expect(typeOf({ type: 'array', items: { type: ['string', 'null'] } }, options)).toBe(
      'Array<string | null>',
    );
    expect(typeOf({ type: 'object', additionalProperties: { type: 'string' } }, options)).toBe(
      'Record<string, string>',
    );
    expect(typeOf({ type: 'object' }, options)).toBe('Record<string, unknown>');
    expect(typeOf({}, options)).toBe('unknown');
  });

  it('refuses what is no JSON type', () => {
    expect(() => typeOf({ type: 'file' }, options)).toThrow('"file" is no JSON type');
  });
});

describe('findSentSchemas()', () => {
  it('finds the schemas of bodies and parameters', () => {
    expect(findSentSchemas(document)).toEqual(new Set(['Size']));
  });
});

describe('writeOperations()', () => {
  it('writes one row an operation', () => {
    const text = writeOperations(document);
    expect(text).toContain(`
0/nodes/{id}
 g getNode A items
 U setNode {"readWhen":{"query":{"mode":"DRY"}}}
 D logNode {"produces":"text"}
`);
    expect(text).toContain(
      "  readonly setNode: { readonly id: 'setNode'; readonly method: 'PUT'; readonly path: '/nodes/{id}'; readonly effect: 'write'; readonly readWhen: { readonly query: { readonly mode: 'DRY' } } };",
    );
  });

  it('writes what readOperations() reads', () => {
    const table = /`\n([\s\S]*)\n`/.exec(writeOperations(document))?.[1] ?? '';
    expect(readOperations(`\n${table}\n`)).toEqual({
      getNode: {
        id: 'getNode',
        method: 'GET',
        path: '/nodes/{id}',
        effect: 'read',
        pagination: { dialect: 'A', items: 'items' },
      },
      setNode: {
        id: 'setNode',
        method: 'PUT',
        path: '/nodes/{id}',
        effect: 'write',
        readWhen: { query: { mode: 'DRY' } },
      },
      logNode: { id: 'logNode', method: 'DELETE', path: '/nodes/{id}', effect: 'write', produces: 'text' },
    });
  });
});

describe('writeDocument()', () => {
  it('writes a template that parses to the document', () => {
    const literal = /JSON\.parse\(`([\s\S]*)`\);/.exec(writeDocument(document))?.[1] ?? '';
    const unescaped = literal.replaceAll(/\\([\\`$])/g, '$1');
    expect(JSON.parse(unescaped)).toEqual(document);
  });
});
