import type { Schema } from '../openapi.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const KINDS = ['string', 'integer', 'number', 'boolean', 'null', 'array', 'object'];
const LOCAL_SCHEMA = '#/components/schemas/';

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of an object by name, each as `read` makes it; none where there is no object. */
export function readMembers<T>(value: unknown, read: (member: unknown) => T | undefined): Record<string, T> {
  const entries = Object.entries(isObject(value) ? value : {}).flatMap(([name, member]): [string, T][] => {
    const made = read(member);
    return made === undefined ? [] : [[name, made]];
  });
  return Object.fromEntries(entries);
}

/** The members of these names that are texts. */
export function readTexts<Name extends string>(
  value: JsonObject,
  ...names: readonly Name[]
): Partial<Record<Name, string>> {
  const texts: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const text = value[name];
    if (typeof text === 'string') texts[name] = text;
  }
  return texts;
}

/**
 * Reads a schema of OpenAPI 3.0 or 3.1 as ours are written: a nullable type is a type or null, an `allOf` of one is that
 * one. What it does not know is left out, so that what remains is wider than the schema, never narrower.
 */
export function readSchema(value: unknown): Schema {
  if (!isObject(value)) return {};
  const words = {
    ...readTexts(value, 'description', 'format'),
    ...(value['deprecated'] === true ? { deprecated: true } : {}),
  };
  const { $ref } = value;
  if (typeof $ref === 'string') return $ref.startsWith(LOCAL_SCHEMA) ? { ...words, $ref } : words;
  const nullable = value['nullable'] === true;
  const [only, ...others] = readList(value['allOf']);
  if (only && others.length === 0) {
    const schema = { ...words, ...readSchema(only), ...(words.deprecated ? { deprecated: true } : {}) };
    return nullable ? orNull(schema) : schema;
  }
  const choices = [...readList(value['oneOf']), ...readList(value['anyOf'])];
  if (choices.length > 0) {
    const schema = { ...words, anyOf: choices.map(readSchema) };
    return nullable ? orNull(schema) : schema;
  }
  const combined = only ? { allOf: [only, ...others].map(readSchema) } : {};
  return { ...words, ...combined, ...readKinds(value, nullable), ...readParts(value) };
}

function readKinds(value: JsonObject, nullable: boolean): Pick<Schema, 'type' | 'enum'> {
  const { type, const: only } = value;
  const kinds = (Array.isArray(type) ? type : [type]).filter((kind) => typeof kind === 'string');
  const known = kinds.filter((kind) => KINDS.includes(kind));
  // An alternative that nobody knows could be anything.
  const types = known.length === kinds.length ? known : [];
  const choices: readonly unknown[] = only === undefined ? readList(value['enum']) : [only];
  const texts = choices.filter((choice) => typeof choice === 'string');
  const allowsNull = nullable || choices.includes(null);
  const hasTexts = texts.length > 0 && texts.length === choices.filter((choice) => choice !== null).length;
  const [first = implyType(value, hasTexts), ...more] = types;
  if (first === undefined) return {};
  const all = [...new Set([first, ...more, ...(allowsNull ? ['null'] : [])])];
  return { type: all.length === 1 ? first : all, ...(hasTexts ? { enum: texts } : {}) };
}

/** Many documents leave out a type that the other keywords imply. */
function implyType(value: JsonObject, hasTexts: boolean): string | undefined {
  if (hasTexts) return 'string';
  if (isObject(value['properties'])) return 'object';
  return isObject(value['items']) ? 'array' : undefined;
}

function readParts(
  value: JsonObject,
): Pick<Schema, 'items' | 'properties' | 'required' | 'additionalProperties'> {
  const { items, properties, additionalProperties: rest } = value;
  const required = readList(value['required']).filter((name) => typeof name === 'string');
  return {
    ...(isObject(items) ? { items: readSchema(items) } : {}),
    ...(isObject(properties) ? { properties: readMembers(properties, readSchema) } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(typeof rest === 'boolean' ? { additionalProperties: rest } : {}),
    ...(isObject(rest) ? { additionalProperties: readSchema(rest) } : {}),
  };
}

function orNull(schema: Schema): Schema {
  if (typeof schema.type === 'string' && !schema.$ref) return { ...schema, type: [schema.type, 'null'] };
  const { description, deprecated, ...rest } = schema;
  return {
    ...(description === undefined ? {} : { description }),
    ...(deprecated === undefined ? {} : { deprecated }),
    anyOf: [...(rest.anyOf ?? [rest]), { type: 'null' }],
  };
}

function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
