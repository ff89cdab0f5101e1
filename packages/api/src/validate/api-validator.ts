import { document as ourDocument } from '../document.gen.ts';
import { bodySchema, resolve, type ResolvedOperation } from '../generate/resolve.ts';
import type { OpenApiDocument, Response, Schema } from '../openapi.ts';
import { type Checked, checkDocument, createDocumentChecker, type Mismatch } from './document-checker.ts';
import { createOperationFinder } from './find-operation.ts';
import { querySchema, readQuery } from './read-query.ts';

/** One call of the API, as it went over the wire. */
export interface ApiExchange {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Parsed request body, undefined when there was none. */
  readonly requestBody?: unknown;
  readonly status: number;
  /** Parsed answer, text when it is no JSON, undefined when it was empty. */
  readonly responseBody?: unknown;
}

/** For tests: holds a call against the document, an unknown field included. Returns what does not fit, in words. */
export type ApiValidator = (exchange: ApiExchange) => readonly string[];

/** Makes a validator of calls against a document, ours by default. */
export function createApiValidator(document: OpenApiDocument = ourDocument): ApiValidator {
  const findOperation = createOperationFinder(document);
  const checkValue = document === ourDocument ? checkDocument : createDocumentChecker(document);
  const check: Check = (name, checked) => checkValue(checked).map((mismatch) => describe(name, mismatch));
  const checkQuery = createQueryChecker(check);
  return ({ method, url, requestBody, status, responseBody }) => {
    const [path = '', query] = url.split('?');
    const operation = findOperation(method, path);
    if (!operation) return [`${method} ${path}: no such operation in the document`];
    const problems = [
      ...checkQuery(operation, new URLSearchParams(query)),
      ...checkRequestBody(check, operation, requestBody),
      ...checkResponse(check, { operation, document, status, body: responseBody }),
    ];
    return problems.map((problem) => `${method} ${path}: ${problem}`);
  };
}

/** `answer/items/0/name: must be string, found 5`, with the value of what does not fit. */
type Check = (name: string, checked: Checked) => readonly string[];

function describe(name: string, { keyword, path, value, schema }: Mismatch): string {
  const place = [name, ...path].join('/');
  if (keyword === 'required') return `${place}: is missing`;
  if (keyword === 'additionalProperties') return `${place}: is not in the document`;
  const wanted = keyword === 'enum' ? `one of ${schema.enum?.join(', ')}` : wantedOf(schema);
  return `${place}: found ${JSON.stringify(value)}, wanted ${wanted}`;
}

function wantedOf({ type = [], format }: Schema): string {
  return [[type].flat().join(' or '), format].filter((part) => part !== undefined).join(' ');
}

function createQueryChecker(
  check: Check,
): (operation: ResolvedOperation, query: URLSearchParams) => readonly string[] {
  const schemas = new Map<ResolvedOperation, Schema>();
  return (operation, query) => {
    const known = operation.parameters.filter((parameter) => parameter.in === 'query');
    const schema = schemas.get(operation) ?? querySchema(known);
    schemas.set(operation, schema);
    return check('query', { schema, value: readQuery(query, known), nulls: 'documented' });
  };
}

function checkRequestBody(check: Check, { operation }: ResolvedOperation, body: unknown): readonly string[] {
  const schema = bodySchema(operation);
  if (!schema) return body === undefined ? [] : ['request body: none is wanted'];
  if (body === undefined) return operation.requestBody?.required ? ['request body: is missing'] : [];
  return check('request body', { schema, value: body, nulls: 'documented' });
}

interface ResponseToCheck {
  readonly operation: ResolvedOperation;
  readonly document: OpenApiDocument;
  readonly status: number;
  readonly body: unknown;
}

const ANY: Schema = {};

function checkResponse(
  check: Check,
  { operation, document, status, body }: ResponseToCheck,
): readonly string[] {
  const { responses } = operation.operation;
  const found = responses[String(status)] ?? (status >= 400 ? responses['default'] : undefined);
  if (!found) return [`status ${status}: not one of ${Object.keys(responses).join(', ')}`];
  const [mediaType, content] =
    Object.entries(resolve<Response>(found, document.components.responses).content ?? {})[0] ?? [];
  if (mediaType === undefined)
    return body === undefined ? [] : [`answer of status ${status}: none is wanted`];
  if (mediaType !== 'application/json')
    return typeof body === 'string' ? [] : [`answer: ${mediaType} is wanted`];
  return check('answer', { schema: content?.schema ?? ANY, value: body, nulls: 'documented' });
}
