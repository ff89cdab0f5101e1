import type {
  Components,
  Content,
  Method,
  OpenApiDocument,
  Operation,
  Parameter,
  PathItem,
  Schema,
} from '../openapi.ts';
import { methods } from '../openapi.ts';

/** An OpenAPI 3.0 schema: what 3.1 writes as a type and its null is a type and a mark here. */
interface ReferenceSchema extends Omit<Schema, 'items' | 'properties' | 'additionalProperties'> {
  readonly nullable?: boolean;
  readonly allOf?: readonly ReferenceSchema[];
  readonly items?: ReferenceSchema;
  readonly properties?: Readonly<Record<string, ReferenceSchema>>;
  readonly additionalProperties?: boolean | ReferenceSchema;
}

interface ReferenceDocument extends Omit<OpenApiDocument, 'components'> {
  readonly components: Partial<Omit<Components, 'schemas'>> & {
    readonly schemas: Readonly<Record<string, ReferenceSchema>>;
  };
}

/**
 * Reads an OpenAPI 3.0 document as the 3.1 form ours is written in.
 * @throws {SyntaxError} when the text is not JSON
 */
export function readReference(text: string): OpenApiDocument {
  // A document of somebody else's: what it lacks shows as differences, so its form is not checked here.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const reference = JSON.parse(text) as ReferenceDocument;
  const schemas = mapValues(reference.components.schemas, modernise);
  return {
    ...reference,
    paths: mapValues(reference.paths, modernisePath),
    components: { parameters: {}, responses: {}, ...reference.components, schemas },
  };
}

function modernisePath(item: PathItem): PathItem {
  const operations = methods.flatMap((method): [Method, Operation][] => {
    const operation = item[method];
    return operation ? [[method, moderniseOperation(operation)]] : [];
  });
  return { ...item, ...Object.fromEntries(operations) };
}

function moderniseOperation(operation: Operation): Operation {
  const { parameters = [], requestBody, responses } = operation;
  return {
    ...operation,
    parameters: parameters.map((parameter) =>
      '$ref' in parameter ? parameter : moderniseParameter(parameter),
    ),
    ...(requestBody && { requestBody: { ...requestBody, content: moderniseContent(requestBody.content) } }),
    responses: mapValues(responses, (response) =>
      'content' in response && response.content
        ? { ...response, content: moderniseContent(response.content) }
        : response,
    ),
  };
}

function moderniseParameter(parameter: Parameter): Parameter {
  return { ...parameter, schema: modernise(parameter.schema) };
}

function moderniseContent(content: Content): Content {
  return mapValues(content, ({ schema }) => (schema ? { schema: modernise(schema) } : {}));
}

function modernise(reference: ReferenceSchema): Schema {
  const { nullable, allOf, type, items, properties, additionalProperties, ...rest } = reference;
  const only = allOf?.length === 1 ? allOf[0] : undefined;
  return {
    ...rest,
    ...(only && modernise(only)),
    ...(type && { type: nullable && typeof type === 'string' ? [type, 'null'] : type }),
    ...(items && { items: modernise(items) }),
    ...(properties && { properties: mapValues(properties, modernise) }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'object' ? modernise(additionalProperties) : additionalProperties,
    }),
  };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
