import type { DocumentChecker } from '@castai-bot/api/check';
import type { Components, OpenApiDocument, Schema } from '../openapi-document.ts';
import type { Guesses } from '../state/guesses.ts';
import { withCursorFilter } from './cursor.ts';
import { readBody } from './read-body.ts';
import { missingParameter, type QueryParameter, readQuery } from './read-query.ts';
import { type FieldViolation, Refusal } from './refusal.ts';
import type { OperationId } from './route.ts';

/** A request as the document describes it. */
export interface ReadRequest {
  /** Each parameter as its type: a flag, a number, a text, a list, a map. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** What the body had and the document does not. */
  readonly unknownFields: readonly string[];
}

/** What of a request is read against the document. */
export interface RawRequest {
  readonly params: URLSearchParams;
  /** The parsed body; `undefined` when there was none. */
  readonly body: unknown;
}

/** Reads requests of the document's operations. */
export interface RequestReader {
  /** Loads what reading a request of an operation takes, the first time. */
  readonly prepare: (id: OperationId) => Promise<void>;
  /** @throws {Refusal} 400 with every violation */
  readonly read: (id: OperationId, raw: RawRequest) => ReadRequest;
}

interface Expectation {
  readonly parameters: readonly QueryParameter[];
  readonly body: Schema | undefined;
}

/**
 * Makes a reader; an operation is looked up when it is first asked for, and what holds bodies against the document is
 * loaded with the first one: most requests are reads.
 */
export function createRequestReader(
  document: OpenApiDocument,
  { refusesUnknownFields }: Pick<Guesses, 'refusesUnknownFields'>,
): RequestReader {
  const known = new Map<OperationId, Expectation>();
  let check: DocumentChecker = readsTooEarly;
  const expectationOf = (id: OperationId): Expectation => {
    const expected = known.get(id) ?? expect(id, document);
    known.set(id, expected);
    return expected;
  };
  return {
    prepare: async (id) => {
      if (expectationOf(id).body === undefined) return;
      ({ checkDocument: check } = await import('@castai-bot/api/check'));
    },
    read: (id, { params, body }) => {
      const { parameters, body: schema } = expectationOf(id);
      const { query, problems } = readWholeQuery(params, parameters, document.components);
      const read =
        schema === undefined
          ? { body: undefined, unknownFields: fieldsOf(body), violations: [] }
          : readBody(body ?? emptyOf(schema), { schema, check });
      const unknown = refusesUnknownFields ? read.unknownFields.map(refuseUnknown) : [];
      const violations = [...unknown, ...read.violations];
      if (problems.length > 0 || violations.length > 0) {
        throw new Refusal(400, problems.length > 0 ? problems.join('; ') : 'Bad Request', violations);
      }
      return { query, body: read.body, unknownFields: read.unknownFields };
    },
  };
}

function readsTooEarly(): never {
  throw new Error('A body is read before prepare()');
}

/** A query with what its cursor carries. */
function readWholeQuery(
  params: URLSearchParams,
  parameters: readonly QueryParameter[],
  components: Components,
): { readonly query: ReadRequest['query']; readonly problems: readonly string[] } {
  const sent = readQuery(params, parameters, components);
  const query = withCursorFilter(sent.query);
  const missing = parameters.filter(
    ({ name, isRequired }) => isRequired && query[name] === undefined && !sent.problems.has(name),
  );
  const problems = [...sent.problems.values(), ...missing.map(({ name }) => missingParameter(name))];
  return { query, problems };
}

/** A body that was left out is an empty message, as grpc-gateway reads it: real bots drain nodes without. */
function emptyOf({ type }: Schema): unknown {
  return type === 'array' ? [] : {};
}

/** What is sent to a call that has no body: nobody knows any of it. */
function fieldsOf(body: unknown): readonly string[] {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.keys(body) : [];
}

function refuseUnknown(field: string): FieldViolation {
  return { field, description: `unknown field "${field.slice(field.lastIndexOf('.') + 1)}"` };
}

function expect(
  id: OperationId,
  { paths, components }: Pick<OpenApiDocument, 'paths' | 'components'>,
): Expectation {
  for (const item of Object.values(paths)) {
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      if (operation?.operationId === id) {
        const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])]
          .map((parameter) => dereference(parameter, components))
          .filter((parameter) => parameter?.in === 'query')
          .flatMap((parameter) => parameter ?? []);
        return {
          parameters: parameters.map(({ name, schema, required = false }) => ({
            name,
            schema,
            isRequired: required,
          })),
          body: operation.requestBody?.content['application/json']?.schema,
        };
      }
    }
  }
  return { parameters: [], body: undefined };
}

type DocumentParameter = Components['parameters'][string];

function dereference(
  parameter: DocumentParameter | { readonly $ref: string },
  { parameters }: Components,
): DocumentParameter | undefined {
  return '$ref' in parameter ? parameters[parameter.$ref.replace('#/components/parameters/', '')] : parameter;
}
