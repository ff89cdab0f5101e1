import type { Schema } from '../openapi.ts';

/** How a schema is closed. */
export interface Closing {
  /** Where null fits: where the document says so, or nowhere, since a request says "not set" by it. */
  readonly nulls: 'documented' | 'none';
  /** What a reference of the document becomes. */
  readonly refer: (reference: string) => string;
}

/** Words of JSON Schema that the document does without. */
type Closed = Schema & { readonly if?: Schema; readonly else?: Schema };

/** A schema in which an object that does not say otherwise has no other fields than those described; its parts too. */
export function closeSchema(schema: Schema, closing: Closing): Closed {
  const { $ref, properties, items, additionalProperties, anyOf } = schema;
  if (anyOf !== undefined) return closeAlternatives(anyOf, closing);
  const types = [schema.type ?? []].flat();
  return {
    ...schema,
    ...($ref !== undefined && { $ref: closing.refer($ref) }),
    ...(closing.nulls === 'none' &&
      types.includes('null') && { type: types.filter((type) => type !== 'null') }),
    ...(items && { items: closeSchema(items, closing) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [name, closeSchema(part, closing)]),
      ),
    }),
    ...(types.includes('object') && { additionalProperties: closeRest(additionalProperties, closing) }),
  };
}

/** One schema or null: told apart before, so that what does not fit is told of the schema alone. */
function closeAlternatives(anyOf: readonly Schema[], closing: Closing): Closed {
  const [only = {}, ...more] = anyOf
    .filter(({ type }) => type !== 'null')
    .map((schema) => closeSchema(schema, closing));
  const wanted = more.length === 0 ? only : { anyOf: [only, ...more] };
  const isNullable = closing.nulls === 'documented' && anyOf.some(({ type }) => type === 'null');
  return isNullable ? { if: { type: 'null' }, else: wanted } : wanted;
}

function closeRest(rest: Schema['additionalProperties'], closing: Closing): boolean | Schema {
  return typeof rest === 'object' ? closeSchema(rest, closing) : (rest ?? false);
}
