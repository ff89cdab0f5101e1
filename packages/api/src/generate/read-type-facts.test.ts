import { describe, expect, it } from 'vitest';
import { document } from '../document.gen.ts';
import { methods } from '../openapi.ts';
import { readTypeFacts } from './read-type-facts.ts';
import { writeTypes } from './write-types.ts';

describe('readTypeFacts()', () => {
  it('reads operations, schemas and fields, and no comment', () => {
    const text = `// export interface No {}
import type {} from 'x';

export type Open<T extends string> = T | (string & Record<never, never>);
/** export interface No { */
export interface Node {
  id: string;
  /**
   * It's
   * sized;
   */
  size?: { unit: 'a;b' | '}'; more: Array<{ x: string }> };
  [name: string]: unknown;
}
export type Kind = 'a' | 'b';
export interface Schemas {
  Node: Node;
}
export interface ApiPaths {
  '/v1/it\\'s/{id}': {
    get: { params: { id: string }; query?: { 'page.limit'?: string | undefined }; response: Node };
  };
}
declare module 'y' {
  interface LiveApiPaths extends ApiPaths {}
}
`;
    const facts = readTypeFacts(text).map(({ kind, name, type }) => [kind, name, type].join(' | '));
    expect(facts).toEqual([
      'schema | Node | ',
      'field | Node.id | string',
      'field | Node.size | ?object',
      "field | Node.size.unit | 'a;b' | '}'",
      'field | Node.size.more | Array < { x : string } >',
      'field | Node.[name] | unknown',
      "schema | Kind | 'a' | 'b'",
      "operation | GET /v1/it's/{id} | ",
      "field | GET /v1/it's/{id} params | object",
      "field | GET /v1/it's/{id} params.id | string",
      "field | GET /v1/it's/{id} query | ?object",
      "field | GET /v1/it's/{id} query.page.limit | ?string | undefined",
      "field | GET /v1/it's/{id} response | Node",
    ]);
  });

  it('finds every operation and schema of our document', () => {
    const facts = readTypeFacts(writeTypes(document, '// By a test.'));
    const names = (kind: string): readonly string[] =>
      facts.filter((fact) => fact.kind === kind).map(({ name }) => name);
    expect(names('schema')).toEqual(Object.keys(document.components.schemas));
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      methods.filter((method) => item[method]).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(names('operation')).toEqual(operations);
    expect(new Set(facts.map(({ name }) => name)).size).toBe(facts.length);
  });

  it('refuses what was cut off', () => {
    expect(() => readTypeFacts('export interface Node {\n  id: string;\n')).toThrow('wanted more');
    expect(() => readTypeFacts('export type Node string;')).toThrow('found string, wanted =');
  });
});
