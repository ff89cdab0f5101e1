import type { OpenApiDocument, Schema } from '../openapi.ts';
import { bodySchema, referenceName, resolveOperations } from './resolve.ts';

/** Names of the schemas that a request carries, whole or as a part. */
export function findSentSchemas(document: OpenApiDocument): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (schema: Schema): void => {
    if (schema.$ref) {
      const name = referenceName(schema.$ref);
      if (found.has(name)) return;
      found.add(name);
      visit(document.components.schemas[name] ?? {});
    }
    for (const part of Object.values(schema.properties ?? {})) visit(part);
    for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) visit(part);
    if (schema.items) visit(schema.items);
    if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties);
  };
  for (const { operation, parameters } of resolveOperations(document)) {
    visit(bodySchema(operation) ?? {});
    for (const parameter of parameters) visit(parameter.schema);
  }
  return found;
}
