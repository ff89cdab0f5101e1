import type { Schema } from '../openapi.ts';
import { quote } from './quote.ts';
import { referenceName } from './resolve.ts';

interface TypeOptions {
  /** Whether a caller writes the value: then its enums are closed. What only CAST AI writes may hold new values. */
  readonly isSent: boolean;
  readonly indent: string;
  /** Names of the types by those of their schemas. */
  readonly names: ReadonlyMap<string, string>;
}

const SCALARS: Readonly<Record<string, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
};

/** The TypeScript type of a schema. */
export function typeOf(schema: Schema, options: TypeOptions): string {
  // What a document refers to and does not have could be anything.
  if (schema.$ref) return options.names.get(referenceName(schema.$ref)) ?? 'unknown';
  if (schema.anyOf) return unionType(schema.anyOf, options);
  if (schema.allOf) return intersectionType(schema, schema.allOf, options);
  const kinds = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (kinds.length === 0) return 'unknown';
  return kinds.map((kind) => typeOfKind(kind, schema, options)).join(' | ');
}

/** A doc comment of a schema's or operation's description, empty when it has none. */
export function docComment(
  { description, deprecated }: Pick<Schema, 'description' | 'deprecated'>,
  indent: string,
): string {
  const words = description
    ?.replaceAll('*/', '* /')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(`\n${indent} * `);
  if (words?.includes('\n')) {
    const end = deprecated ? `\n${indent} * @deprecated` : '';
    return `${indent}/**\n${indent} * ${words}${end}\n${indent} */\n`;
  }
  if (!deprecated) return words ? `${indent}/** ${words} */\n` : '';
  // A tag counts only where a line begins.
  return words
    ? `${indent}/**\n${indent} * ${words}\n${indent} * @deprecated\n${indent} */\n`
    : `${indent}/** @deprecated */\n`;
}

/** A property name as source, quoted where it must be. */
export function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

function unionType(schemas: readonly Schema[], options: TypeOptions): string {
  return [...new Set(schemas.map((schema) => typeOf(schema, options)))].join(' | ');
}

function intersectionType(schema: Schema, parts: readonly Schema[], options: TypeOptions): string {
  const own = schema.properties
    ? [{ type: 'object', properties: schema.properties, required: schema.required ?? [] }]
    : [];
  const types = [...parts, ...own].map((part) => {
    const text = typeOf(part, options);
    return /^[\w.]+$/.test(text) ? text : `(${text})`;
  });
  return [...new Set(types)].join(' & ');
}

function typeOfKind(kind: string, schema: Schema, options: TypeOptions): string {
  if (schema.enum && kind === 'string') {
    const values = schema.enum.map(quote).join(' | ');
    return options.isSent ? values : `Open<${values}>`;
  }
  if (kind === 'array') return arrayType(schema.items ?? {}, options);
  if (kind === 'object') return objectType(schema, options);
  const scalar = SCALARS[kind];
  if (!scalar) throw new Error(`Cannot write the type of a schema: "${kind}" is no JSON type`);
  return scalar;
}

function arrayType(items: Schema, options: TypeOptions): string {
  const item = typeOf(items, options);
  return /^[\w.]+$/.test(item) ? `${item}[]` : `Array<${item}>`;
}

function objectType(schema: Schema, options: TypeOptions): string {
  const { indent } = options;
  const inner = { ...options, indent: `${indent}  ` };
  const required = new Set(schema.required);
  const members = Object.entries(schema.properties ?? {}).map(
    ([name, property]) =>
      `${docComment(property, inner.indent)}${inner.indent}${key(name)}${required.has(name) ? '' : '?'}: ${typeOf(property, inner)};`,
  );
  const rest = schema.additionalProperties;
  if (members.length === 0) {
    if (rest === undefined || rest === true) return 'Record<string, unknown>';
    return rest === false ? 'Record<string, never>' : `Record<string, ${typeOf(rest, inner)}>`;
  }
  if (rest) members.push(`${inner.indent}[name: string]: unknown;`);
  return `{\n${members.join('\n')}\n${indent}}`;
}
