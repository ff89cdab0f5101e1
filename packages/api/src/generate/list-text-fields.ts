import { bodySchema, resolve, resolveOperations, successSchema } from './resolve.ts';
import type { OpenApiDocument, Response, Schema } from '../openapi.ts';

/** A field, or a parameter, that holds text. */
export interface TextField {
  /** `Schema.field`, `operationId.parameter`, or `operationId.answer` for an answer that is a text. */
  readonly id: string;
  readonly name: string;
  /** The schema or the field that it is in; '' for a parameter. */
  readonly holder: string;
  readonly schema: Schema;
}

/** Every field of a document that holds text of any kind: no words of a list, and no times. */
export function listTextFields(document: OpenApiDocument): readonly TextField[] {
  const { schemas, responses } = document.components;
  const operations = resolveOperations(document);
  const ofSchemas = Object.entries(schemas).flatMap(([name, schema]) => fieldsOf(schema, name));
  const ofCalls = operations.flatMap(({ operation, parameters }) => {
    const { operationId } = operation;
    const bodies = Object.values(operation.responses).flatMap((response) =>
      Object.values(resolve<Response>(response, responses).content ?? {}),
    );
    const inline = [bodySchema(operation) ?? {}, ...bodies.map(({ schema = {} }) => schema)];
    const answer = successSchema(operation, document.components)?.schema ?? {};
    return [
      { id: `${operationId}.answer`, name: operationId, holder: '', schema: answer },
      ...parameters.map(({ name, schema, description }) => ({
        id: `${operationId}.${name}`,
        name,
        holder: '',
        schema: description === undefined ? schema : { description, ...schema },
      })),
      ...inline.flatMap((schema) => fieldsOf(schema, operationId)),
    ];
  });
  return [...ofSchemas, ...ofCalls].filter(({ schema }) => holdsText(schema));
}

function fieldsOf({ properties = {}, ...schema }: Schema, place: string): readonly TextField[] {
  const { items, additionalProperties: rest, anyOf = [], allOf = [] } = schema;
  const parts = [items, ...anyOf, ...allOf].flatMap((part) => part ?? []);
  return [
    ...Object.entries(properties).flatMap(([name, property]) => [
      { id: `${place}.${name}`, name, holder: place.slice(place.lastIndexOf('.') + 1), schema: property },
      ...fieldsOf(property, `${place}.${name}`),
    ]),
    ...parts.flatMap((part) => fieldsOf(part, place)),
    ...(typeof rest === 'object' ? fieldsOf(rest, `${place}.*`) : []),
  ];
}

function holdsText(schema: Schema): boolean {
  const { type, format, items, additionalProperties: rest, anyOf = [], allOf = [] } = schema;
  if ([type].flat().includes('string')) return schema.enum === undefined && format !== 'date-time';
  const parts = [items, ...anyOf, ...allOf, typeof rest === 'object' ? rest : undefined];
  return parts.some((part) => part !== undefined && holdsText(part));
}
