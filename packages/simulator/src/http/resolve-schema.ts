import type { Components, Schema } from '../openapi-document.ts';

/** Follows a reference to the schema it stands for. */
export function resolveSchema(schema: Schema, schemas: Components['schemas']): Schema {
  if (schema.$ref === undefined) return schema;
  const target = schemas[schema.$ref.replace('#/components/schemas/', '')];
  return target === undefined ? {} : resolveSchema(target, schemas);
}

/** The word of a schema's list that a text is: the same, or another casing that the API takes for it. */
export function findWord(
  text: string,
  { enum: words = [], 'x-aliases': aliases = [] }: Schema,
): string | undefined {
  if (words.includes(text)) return text;
  return aliases.includes(text) ? words.find((word) => lettersOf(word) === lettersOf(text)) : undefined;
}

function lettersOf(word: string): string {
  return word.replaceAll('_', '').toUpperCase();
}
