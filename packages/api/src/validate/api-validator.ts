import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { document as ourDocument } from '../document.gen.ts';
import { bodySchema, resolve, type ResolvedOperation } from '../generate/resolve.ts';
import type { OpenApiDocument, Response, Schema } from '../openapi.ts';
import { closeSchema, closeSchemas } from './close-schema.ts';
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

const ROOT = 'https://castai-bot.invalid/document';

/** Makes a validator of calls against a document, ours by default. */
export function createApiValidator(document: OpenApiDocument = ourDocument): ApiValidator {
  const findOperation = createOperationFinder(document);
  const check = createChecker(document);
  return ({ method, url, requestBody, status, responseBody }) => {
    const [path = '', query] = url.split('?');
    const operation = findOperation(method, path);
    if (!operation) return [`${method} ${path}: no such operation in the document`];
    const problems = [
      ...checkQuery(check, operation, new URLSearchParams(query)),
      ...checkRequestBody(check, operation, requestBody),
      ...checkResponse(check, { operation, document, status, body: responseBody }),
    ];
    return problems.map((problem) => `${method} ${path}: ${problem}`);
  };
}

type Check = (name: string, schema: Schema, value: unknown) => readonly string[];

function createChecker(document: OpenApiDocument): Check {
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats });
  ajv.addSchema({ $id: ROOT, components: { schemas: closeSchemas(document.components) } });
  const compiled = new Map<string, ValidateFunction>();
  return (name, schema, value) => {
    const key = JSON.stringify(schema);
    const validate = compiled.get(key) ?? ajv.compile(JSON.parse(key.replaceAll('"#/', `"${ROOT}#/`)));
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${name}${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  };
}

const isInteger64 = (text: string): boolean => /^-?\d{1,20}$/.test(text);

const formats = {
  'date-time': (text: string) =>
    /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
  int32: { type: 'number', validate: (value: number) => Math.abs(value) <= 2 ** 31 },
  int64: isInteger64,
  uint64: isInteger64,
  double: true,
  float: true,
} as const;

function checkQuery(
  check: Check,
  { parameters }: ResolvedOperation,
  query: URLSearchParams,
): readonly string[] {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  return check('query', querySchema(known), readQuery(query, known));
}

function checkRequestBody(check: Check, { operation }: ResolvedOperation, body: unknown): readonly string[] {
  const schema = bodySchema(operation);
  if (!schema) return body === undefined ? [] : ['request body: none is wanted'];
  if (body === undefined) return operation.requestBody?.required ? ['request body: missing'] : [];
  return check('request body', closeSchema(schema), body);
}

interface ResponseToCheck {
  readonly operation: ResolvedOperation;
  readonly document: OpenApiDocument;
  readonly status: number;
  readonly body: unknown;
}

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
  return check('answer', closeSchema(content?.schema ?? {}), body);
}
