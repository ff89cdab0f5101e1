import type { OpenApiDocument, Parameter, Schema } from '../openapi.ts';
import { notSensitive } from '../sensitive/not-sensitive.ts';
import type { SensitiveCall, SensitiveFields, SensitivePlace } from '../sensitive/sensitive-place.ts';
import {
  bodySchema,
  referenceName,
  resolveOperations,
  successSchema,
  type ResolvedOperation,
} from './resolve.ts';

/** The text of sensitive.gen.ts: what is marked in the document, and what is not although it looks so. */
export function writeSensitive(document: OpenApiDocument): string {
  const { schemas } = document.components;
  const marked = findMarked(schemas);
  const rows = Object.keys(schemas).flatMap((name) => {
    const place = marked.has(name) ? placeOf(schemas[name] ?? {}, { holder: name, marked }) : undefined;
    return place === undefined ? [] : [`  ${name}: ${write(place)},`];
  });
  const calls = resolveOperations(document).flatMap((resolved) => {
    const call = callOf(resolved, document, marked);
    return Object.keys(call).length === 0 ? [] : [`  ${resolved.operation.operationId}: ${write(call)},`];
  });
  return `// Generated from openapi/*.yaml by scripts/generate.ts. Do not edit.
import type { SensitiveCall, SensitivePlace } from './sensitive-place.ts';

/** What is sensitive in the schemas, by their names. */
export const sensitiveSchemas: Readonly<Record<string, SensitivePlace>> = {
${rows.join('\n')}
};

/** What is sensitive in the calls, by their operationIds. */
export const sensitiveCalls: Readonly<Record<string, SensitiveCall>> = {
${calls.join('\n')}
};
`;
}

interface Around {
  /** The schema, or the operation and where in it: \`not-sensitive.ts\` names fields by it. */
  readonly holder: string;
  readonly marked: ReadonlySet<string>;
}

/** The schemas that hold something marked, themselves or by what they refer to. */
function findMarked(schemas: Readonly<Record<string, Schema>>): ReadonlySet<string> {
  const marked = new Set<string>();
  for (let size = -1; size < marked.size;) {
    size = marked.size;
    for (const [holder, schema] of Object.entries(schemas)) {
      if (placeOf(schema, { holder, marked }) !== undefined) marked.add(holder);
    }
  }
  return marked;
}

function placeOf(schema: Schema, around: Around): SensitivePlace | undefined {
  const { 'x-sensitive': mark, $ref, items, properties = {}, additionalProperties: rest } = schema;
  if (mark !== undefined) return mark;
  if ($ref !== undefined) {
    const name = referenceName($ref);
    return around.marked.has(name) ? `#${name}` : undefined;
  }
  if (items !== undefined) return placeOf(items, around);
  const choices = [...(schema.anyOf ?? []), ...(schema.allOf ?? [])].flatMap(
    (part) => placeOf(part, around) ?? [],
  );
  const fields = fieldsOf(
    [...Object.entries(properties), ...(typeof rest === 'object' ? [['*', rest] as const] : [])],
    around,
  );
  if (choices.length === 0) return fields;
  const [only, ...more] = choices;
  if (more.length === 0 && fields === undefined) return only;
  throw new Error(`Cannot mark ${around.holder}: it has more than one choice that is sensitive`);
}

function fieldsOf(
  entries: readonly (readonly [name: string, schema: Schema])[],
  around: Around,
): SensitiveFields | undefined {
  const fields = entries.flatMap(([name, schema]): [string, SensitivePlace][] => {
    const isPlain = Object.hasOwn(notSensitive, `${around.holder}.${name}`);
    const place = isPlain ? 'plain' : placeOf(schema, { ...around, holder: `${around.holder}.${name}` });
    return place === undefined ? [] : [[name, place]];
  });
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}

function callOf(
  { operation, parameters }: ResolvedOperation,
  { components }: OpenApiDocument,
  marked: ReadonlySet<string>,
): SensitiveCall {
  const around = { holder: operation.operationId, marked };
  const ofParameters = (where: Parameter['in']): SensitiveFields | undefined =>
    fieldsOf(
      parameters
        .filter((parameter) => parameter.in === where)
        .map(({ name, schema }) => [name, schema] as const),
      around,
    );
  const body = bodySchema(operation);
  const answer = successSchema(operation, components)?.schema;
  const parts = {
    params: ofParameters('path'),
    query: ofParameters('query'),
    body: body && placeOf(body, around),
    answer: answer && placeOf(answer, around),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, place]) => place !== undefined));
}

function write(value: unknown): string {
  const text = JSON.stringify(value)
    .replaceAll(/"([A-Za-z_$][\w$]*)":/g, '$1: ')
    .replaceAll('"', "'");
  return text.replaceAll(',', ', ').replaceAll('{', '{ ').replaceAll('}', ' }');
}
