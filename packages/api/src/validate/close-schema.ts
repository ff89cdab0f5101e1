import type { Components, Schema } from '../openapi.ts';

/** Schemas in which an object that does not say otherwise has no other fields than those described. */
export function closeSchemas(components: Components): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    Object.entries(components.schemas).map(([name, schema]) => [name, closeSchema(schema)]),
  );
}

/** The same for one schema and its parts. */
export function closeSchema(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  const isObject = [schema.type].flat().includes('object');
  return {
    ...schema,
    ...(items && { items: closeSchema(items) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [name, closeSchema(part)]),
      ),
    }),
    ...(isObject && { additionalProperties: closeRest(additionalProperties) }),
  };
}

function closeRest(rest: Schema['additionalProperties']): boolean | Schema {
  return typeof rest === 'object' ? closeSchema(rest) : (rest ?? false);
}
