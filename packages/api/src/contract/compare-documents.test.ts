import { describe, expect, it } from 'vitest';
import type { OpenApiDocument, Operation, Parameter, Schema } from '../openapi.ts';
import { compareDocuments } from './compare-documents.ts';
import { readOpenApi } from '../generate/read-open-api.ts';

const zone: Parameter = { name: 'zone', in: 'query', schema: { type: 'string' } };
const node: Schema = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    phase: { type: 'string', enum: ['ready', 'gone'] },
    price: { type: ['string', 'null'] },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

interface Parts {
  readonly node?: Schema;
  readonly operation?: Partial<Operation>;
  readonly path?: string;
}

function documentOf(parts: Parts = {}): OpenApiDocument {
  const schema = { $ref: '#/components/schemas/Node' };
  const operation: Operation = {
    operationId: 'addNode',
    'x-effect': 'write',
    'x-source': ['spec'],
    parameters: [zone],
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { '200': { description: 'Done', content: { 'application/json': { schema } } } },
    ...parts.operation,
  };
  return {
    openapi: '3.1.1',
    info: {},
    servers: [],
    paths: { [parts.path ?? '/nodes']: { post: operation } },
    components: { schemas: { Node: parts.node ?? node }, parameters: {}, responses: {} },
  };
}

function differences(ours: Parts, theirs: Parts = {}): readonly string[] {
  const found = compareDocuments(documentOf(ours), documentOf(theirs));
  return found.differences.map(({ at, what }) => `${at}: ${what}`);
}

function answer(schema: Schema): Operation['responses'] {
  return { '200': { description: 'Done', content: { 'application/json': { schema } } } };
}

function nodeWith(properties: Readonly<Record<string, Schema>>): Schema {
  return { ...node, properties: { ...node.properties, ...properties } };
}

describe('compareDocuments()', () => {
  it('finds nothing in a document and itself, and counts what it compared', () => {
    expect(compareDocuments(documentOf(), documentOf())).toEqual({
      operationCount: 1,
      fieldCount: 5,
      differences: [],
    });
  });

  it('finds an operation that is not there', () => {
    expect(differences({ path: '/other' })).toEqual(['POST /other: is not there']);
  });

  it('finds a field that is missing and one that is not there', () => {
    const { phase: _, ...properties } = node.properties ?? {};
    expect(differences({ node: { ...node, properties } })).toEqual(['Node fields: lacks "phase"']);
    expect(differences({ node: nodeWith({ size: { type: 'string' } }) })).toEqual([
      'Node fields: has "size", which is not there',
    ]);
  });

  it('finds an enum value too many and one too few', () => {
    const phase = { type: 'string', enum: ['ready', 'gone', 'sold'] };
    const found = ['Node.phase enum: has "sold", which is not there'];
    expect(differences({ node: nodeWith({ phase }) })).toEqual(found);
    expect(differences({}, { node: nodeWith({ phase }) })).toEqual(['Node.phase enum: lacks "sold"']);
  });

  it('finds a wrong required mark of a field, both ways', () => {
    expect(differences({ node: { ...node, required: [] } })).toEqual(['Node required: lacks "id"']);
    expect(differences({ node: { ...node, required: ['id', 'phase'] } })).toEqual([
      'Node required: has "phase", which is not there',
    ]);
  });

  it('finds a parameter that is missing, one that is not there and a wrong required mark', () => {
    expect(differences({ operation: { parameters: [] } })).toEqual([
      'POST /nodes parameters: lacks "query zone"',
    ]);
    expect(differences({ operation: { parameters: [zone, { ...zone, name: 'size' }] } })).toEqual([
      'POST /nodes parameters: has "query size", which is not there',
    ]);
    expect(differences({ operation: { parameters: [{ ...zone, required: true }] } })).toEqual([
      'POST /nodes query zone: is required, there it is not',
    ]);
  });

  it('finds a wrong type, format or null', () => {
    expect(differences({ node: nodeWith({ id: { type: 'integer' } }) })).toEqual([
      'Node.id: is integer, there it is string',
    ]);
    expect(differences({ node: nodeWith({ id: { type: 'string', format: 'int64' } }) })).toEqual([
      'Node.id: is string int64, there it is string',
    ]);
    expect(differences({ node: nodeWith({ price: { type: 'string' } }) })).toEqual([
      'Node.price: is string, there it is null string',
    ]);
  });

  it('finds a free-form object that is none there', () => {
    expect(differences({ node: nodeWith({ labels: { type: 'object' } }) })).toEqual([
      'Node.labels: is free-form object, there it is map',
    ]);
    expect(differences({ node: nodeWith({ labels: {} }) })).toEqual(['Node.labels: is any, there it is map']);
    expect(differences({ node: { ...node, additionalProperties: true } })).toEqual([
      'Node: is open object, there it is object',
    ]);
  });

  it('finds a body, an answer, a status and an error that differ', () => {
    const { requestBody } = documentOf().paths['/nodes']?.post ?? {};
    expect(differences({}, { operation: { requestBody: { content: {} } } })).toEqual([
      'POST /nodes body: is not there',
    ]);
    expect(differences({ operation: { requestBody: { content: requestBody?.content ?? {} } } })).toEqual([
      'POST /nodes body: is not required, there it is',
    ]);
    expect(differences({ operation: { responses: { '201': { description: 'Made' } } } })).toEqual([
      'POST /nodes statuses: lacks "200"',
      'POST /nodes statuses: has "201", which is not there',
      'POST /nodes answer: is none, there it is application/json',
    ]);
    const content = { 'application/json': { schema: { type: 'object' } } };
    const responses = {
      ...documentOf().paths['/nodes']?.post?.responses,
      default: { description: 'No', content },
    };
    expect(differences({ operation: { responses } })).toEqual(['POST /nodes error: is not there']);
  });

  it('takes a schema written in place for the same one by name', () => {
    const content = { 'application/json': { schema: node } };
    expect(differences({}, { operation: { requestBody: { required: true, content } } })).toEqual([]);
  });
});

describe('compareDocuments() of one schema with two', () => {
  it('finds what differs in the second', () => {
    const same = { $ref: '#/components/schemas/Node' };
    const other = { $ref: '#/components/schemas/Copy' };
    const theirs = documentOf({ operation: { responses: answer(other) } });
    const schemas = { ...theirs.components.schemas, Copy: nodeWith({ labels: { type: 'object' } }) };
    const { differences: found } = compareDocuments(documentOf({ operation: { responses: answer(same) } }), {
      ...theirs,
      components: { ...theirs.components, schemas },
    });
    expect(found).toEqual([{ at: 'Node.labels', what: 'is map, there it is free-form object' }]);
  });
});

describe('readOpenApi() for a comparison', () => {
  it('reads the nulls and single allOf of OpenAPI 3.0', () => {
    const reference = {
      ...documentOf(),
      components: {
        schemas: {
          Node: {
            ...nodeWith({}),
            properties: { ...node.properties, price: { type: 'string', nullable: true } },
          },
        },
      },
    };
    expect(compareDocuments(documentOf(), readOpenApi(JSON.stringify(reference))).differences).toEqual([]);
    const wrapped = {
      ...reference,
      components: { schemas: { Node: { allOf: [reference.components.schemas.Node] } } },
    };
    expect(compareDocuments(documentOf(), readOpenApi(JSON.stringify(wrapped))).differences).toEqual([]);
  });
});
