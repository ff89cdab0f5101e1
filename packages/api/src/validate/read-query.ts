import type { Parameter, Schema } from '../openapi.ts';

/** The query of a request as one object, typed as its parameters say; what does not fit stays text. */
export function readQuery(
  query: URLSearchParams,
  parameters: readonly Parameter[],
): Readonly<Record<string, unknown>> {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter.schema]));
  const values: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const [, map, key] = /^([^[]+)\[([^\]]*)\]$/.exec(name) ?? [];
    if (map !== undefined && key !== undefined && byName.has(map)) {
      values[map] = { ...Object(values[map]), [key]: query.get(name) };
    } else values[name] = readValues(query.getAll(name), byName.get(name));
  }
  return values;
}

/** The schema of the whole query of an operation. */
export function querySchema(parameters: readonly Parameter[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
}

function readValues(texts: readonly string[], schema: Schema | undefined): unknown {
  if (schema?.type === 'array') return texts.map((text) => readValue(text, schema.items));
  const [text] = texts;
  return texts.length === 1 && text !== undefined ? readValue(text, schema) : texts;
}

function readValue(text: string, schema: Schema | undefined): unknown {
  if (schema?.type === 'boolean') return text === 'true' || (text === 'false' ? false : text);
  if (schema?.type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  return text;
}
