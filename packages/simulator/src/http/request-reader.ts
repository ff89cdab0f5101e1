import type { Components, OpenApiDocument, Schema } from '../openapi-document.ts';
import { withCursorFilter } from './cursor.ts';
import { type FieldViolation, Refusal } from './refusal.ts';
import type { OperationId } from './route.ts';
import { findProblems, resolve, typesOf } from './schema-problems.ts';

/** A request as the document describes it. */
export interface ReadRequest {
  /** Each parameter as its type: a flag, a number, a text, a list, a map. */
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** What of a request is read against the document. */
export interface RawRequest {
  readonly params: URLSearchParams;
  /** The parsed body; `undefined` when there was none. */
  readonly body: unknown;
}

/** Reads a request of an operation. @throws {Refusal} 400 with every violation */
export type RequestReader = (id: OperationId, raw: RawRequest) => ReadRequest;

interface Parameter {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

interface Expectation {
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
}

/** Makes a reader of the document's operations; an operation is looked up when it is first asked for. */
export function createRequestReader({ paths, components }: OpenApiDocument): RequestReader {
  const known = new Map<OperationId, Expectation>();
  return (id, { params, body }) => {
    const expected = known.get(id) ?? expect(id, { paths, components });
    known.set(id, expected);
    const query = withCursorFilter(readQuery(params, expected.parameters, components));
    // A body that was left out is an empty one: real bots drain nodes without.
    const sent = body ?? (expected.body === undefined ? undefined : {});
    const violations = [
      ...queryProblems(query, expected.parameters, components),
      ...(expected.body === undefined
        ? []
        : findProblems({ value: sent, schema: expected.body, field: '', schemas: components.schemas })),
    ];
    if (violations.length > 0) throw new Refusal(400, summarize(violations), violations);
    return { query, body: sent };
  };
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

function readQuery(
  params: URLSearchParams,
  parameters: readonly Parameter[],
  { schemas }: Components,
): Readonly<Record<string, unknown>> {
  const read = parameters.map(
    ({ name, schema }) => [name, readParameter(params, name, resolve(schema, schemas))] as const,
  );
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

type DocumentParameter = Components['parameters'][string];

function dereference(
  parameter: DocumentParameter | { readonly $ref: string },
  { parameters }: Components,
): DocumentParameter | undefined {
  return '$ref' in parameter ? parameters[parameter.$ref.replace('#/components/parameters/', '')] : parameter;
}

function readParameter(params: URLSearchParams, name: string, schema: Schema): unknown {
  const [type] = typesOf(schema);
  if (type === 'object') return readMap(params, name);
  const texts = params.getAll(name).filter((text) => text !== '');
  if (texts.length === 0) return undefined;
  if (type === 'array') return texts;
  const [text = ''] = texts;
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : text);
  if (type === 'integer' || type === 'number') return Number.isNaN(Number(text)) ? text : Number(text);
  return text;
}

/** A map is sent as `labels[key]=value`. */
function readMap(params: URLSearchParams, name: string): unknown {
  const entries = [...params]
    .filter(([key]) => key.startsWith(`${name}[`) && key.endsWith(']'))
    .map(([key, value]) => [key.slice(name.length + 1, -1), value] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function queryProblems(
  query: Readonly<Record<string, unknown>>,
  parameters: readonly Parameter[],
  { schemas }: Components,
): readonly FieldViolation[] {
  return parameters.flatMap(({ name, schema, isRequired }) => {
    const value = query[name];
    if (value !== undefined) return findProblems({ value, schema, field: name, schemas });
    return isRequired ? [{ field: name, description: 'found nothing, wanted a value' }] : [];
  });
}

function summarize([first, ...more]: readonly FieldViolation[]): string {
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return `Bad Request: ${first?.field ?? 'body'}: ${first?.description ?? 'not taken'}${rest}`;
}
