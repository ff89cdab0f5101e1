import {
  methods,
  type Method,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  type PathItem,
  type Response,
} from '../openapi.ts';
import { isObject, readMembers, readSchema, readTexts } from './read-schema.ts';
import { referenceName } from './resolve.ts';

/** A text that is no OpenAPI document. */
export class OpenApiError extends Error {
  override readonly name = 'OpenApiError';
}

type JsonObject = Readonly<Record<string, unknown>>;

const LONGEST_QUOTE = 40;

/**
 * Reads anybody's OpenAPI 3 document, in JSON, in the form ours is written in: references to all but schemas are
 * followed. What it does not know is left out.
 * @throws OpenApiError that says what was found, as the second half of a sentence
 */
export function readOpenApi(text: string): OpenApiDocument {
  const root = parseRoot(text);
  const components = isObject(root['components']) ? root['components'] : {};
  const paths = Object.entries(isObject(root['paths']) ? root['paths'] : {}).map(
    ([path, item]) => [path, readPathItem(path, item, components)] as const,
  );
  return {
    openapi: String(root['openapi']),
    info: isObject(root['info']) ? root['info'] : {},
    servers: [],
    paths: Object.fromEntries(paths),
    components: { parameters: {}, responses: {}, schemas: readMembers(components['schemas'], readSchema) },
  };
}

function parseRoot(text: string): JsonObject {
  const root = parseJson(text);
  if (!isObject(root)) throw new OpenApiError('found JSON that is no object, wanted an OpenAPI document');
  const { openapi, paths, swagger } = root;
  if (swagger !== undefined)
    throw new OpenApiError(`found Swagger ${JSON.stringify(swagger)}, wanted OpenAPI 3`);
  if (typeof openapi !== 'string' || !openapi.startsWith('3.'))
    throw new OpenApiError(
      `found the version ${JSON.stringify(openapi) ?? 'none'}, wanted an "openapi" of 3`,
    );
  if (!isObject(paths) || Object.keys(paths).length === 0)
    throw new OpenApiError('found no "paths" in it, wanted an OpenAPI document');
  return root;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const start = text.trimStart().slice(0, LONGEST_QUOTE);
    if (start === '') throw new OpenApiError('found nothing, wanted an OpenAPI document');
    const what = start.startsWith('<') ? 'a web page' : 'no JSON';
    throw new OpenApiError(
      `found ${what} that begins with ${JSON.stringify(start)}, wanted an OpenAPI document`,
    );
  }
}

function readPathItem(path: string, item: unknown, components: JsonObject): PathItem {
  if (!isObject(item)) return {};
  const operations = methods.flatMap((method): [Method, Operation][] => {
    const operation = item[method];
    if (!isObject(operation)) return [];
    const shared = readParameters(item['parameters'], components);
    return [[method, readOperation(operation, { method, path, shared, components })]];
  });
  return Object.fromEntries(operations);
}

interface OperationPlace {
  readonly method: Method;
  readonly path: string;
  readonly shared: readonly Parameter[];
  readonly components: JsonObject;
}

function readOperation(
  operation: JsonObject,
  { method, path, shared, components }: OperationPlace,
): Operation {
  const own = readParameters(operation['parameters'], components);
  const isOwn = (one: Parameter): boolean =>
    own.some(({ name, in: place }) => name === one.name && place === one.in);
  const declared = [...shared.filter((one) => !isOwn(one)), ...own];
  const { operationId = `${method} ${path}`, ...words } = readTexts(
    operation,
    'operationId',
    'summary',
    'description',
  );
  const body = follow(operation['requestBody'], components['requestBodies']);
  return {
    operationId,
    ...words,
    ...(operation['deprecated'] === true ? { deprecated: true } : {}),
    parameters: [...declared, ...findUndeclared(path, declared)],
    ...(body ? { requestBody: readBody(body) } : {}),
    responses: readMembers(operation['responses'], (response) => readResponse(response, components)),
    'x-effect': method === 'get' ? 'read' : 'write',
    'x-source': [],
  };
}

function readParameters(value: unknown, components: JsonObject): readonly Parameter[] {
  return (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    const parameter = follow(one, components['parameters']) ?? {};
    const { name, in: place, required, schema } = parameter;
    if (typeof name !== 'string' || (place !== 'path' && place !== 'query')) return [];
    const isRequired = place === 'path' || required === true;
    return [
      {
        name,
        in: place,
        ...(isRequired ? { required: true } : {}),
        ...readTexts(parameter, 'description'),
        ...(parameter['style'] === 'deepObject' ? { style: 'deepObject' as const } : {}),
        schema: readSchema(schema),
      },
    ];
  });
}

/** A `{name}` of a path needs a value, declared or not. */
function findUndeclared(path: string, declared: readonly Parameter[]): readonly Parameter[] {
  const names = Array.from(path.matchAll(/\{([^{}]+)\}/g), ([, name = '']) => name);
  return [...new Set(names)]
    .filter((name) => !declared.some((one) => one.in === 'path' && one.name === name))
    .map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

function readBody(body: JsonObject): NonNullable<Operation['requestBody']> {
  const schema = findJson(body['content']);
  return {
    ...(body['required'] === true ? { required: true } : {}),
    // A body that is no JSON is sent as whatever it is.
    content: { 'application/json': { schema: schema ? readSchema(schema['schema']) : {} } },
  };
}

function readResponse(value: unknown, components: JsonObject): Response | undefined {
  const response = follow(value, components['responses']);
  if (!response) return undefined;
  const { description = '' } = readTexts(response, 'description');
  const json = findJson(response['content']);
  if (json) return { description, content: { 'application/json': { schema: readSchema(json['schema']) } } };
  const [other] = Object.keys(isObject(response['content']) ? response['content'] : {});
  return {
    description,
    ...(other === undefined ? {} : { content: { [other]: { schema: { type: 'string' } } } }),
  };
}

/** The JSON among several media types. */
function findJson(content: unknown): JsonObject | undefined {
  const entries = Object.entries(isObject(content) ? content : {});
  const found = entries.find(([type]) => /^application\/(?:.*\+)?json\b|^\*\/\*$/.test(type))?.[1];
  return isObject(found) ? found : undefined;
}

/** A value, or what its reference names in one kind of component. */
function follow(value: unknown, components: unknown): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const { $ref } = value;
  if (typeof $ref !== 'string') return value;
  const found = isObject(components) ? components[referenceName($ref)] : undefined;
  return isObject(found) ? found : undefined;
}
