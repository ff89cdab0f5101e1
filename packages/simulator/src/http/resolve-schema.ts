import type { Components, Schema } from '../openapi-document.ts';

/** Follows a reference to the schema it stands for. */
export function resolveSchema(schema: Schema, schemas: Components['schemas']): Schema {
  if (schema.$ref === undefined) return schema;
  const target = schemas[schema.$ref.replace('#/components/schemas/', '')];
  return target === undefined ? {} : resolveSchema(target, schemas);
}
