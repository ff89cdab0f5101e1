import type { Components, Schema } from '../openapi-document.ts';
import {
  type Parsed,
  parseBool,
  parseFloat64,
  parseInteger,
  parseTime,
  parseUnsigned64,
} from './go-parse.ts';
import { findWord, resolveSchema } from './resolve-schema.ts';

/** A parameter of a query, as the document has it. */
export interface QueryParameter {
  readonly name: string;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

/** A query with each parameter as its type. */
export interface ReadQuery {
  readonly query: Readonly<Record<string, unknown>>;
  /** What cannot be read, in the words of grpc-gateway, by parameter. */
  readonly problems: ReadonlyMap<string, string>;
}

/**
 * Reads a query as grpc-gateway does: by the names of JSON or of proto (`startTime`, `start_time`), ignoring names that it
 * does not know. An empty text is proto3's default, so it is not set; an empty value of any other type is refused.
 *
 * @see https://github.com/grpc-ecosystem/grpc-gateway/blob/main/runtime/query.go
 */
export function readQuery(
  params: URLSearchParams,
  parameters: readonly QueryParameter[],
  { schemas }: Components,
): ReadQuery {
  const query: Record<string, unknown> = {};
  const problems = new Map<string, string>();
  for (const { name, schema } of parameters) {
    const read = readParameter(params, name, resolveSchema(schema, schemas));
    if (read === undefined) continue;
    if ('problem' in read) problems.set(name, read.problem);
    else query[name] = read.value;
  }
  return { query, problems };
}

/** What says that a parameter which has to be there is not. */
export function missingParameter(name: string): string {
  return `${protoNameOf(name)} value is required`;
}

function readParameter(params: URLSearchParams, name: string, schema: Schema): Parsed<unknown> | undefined {
  const type = typeOf(schema);
  if (type === 'object') return readMap(params, name);
  const isText = type === 'array' ? isFreeText(schema.items ?? {}) : isFreeText(schema);
  const texts = [...new Set([name, snakeCase(name)])]
    .flatMap((alias) => params.getAll(alias))
    .filter((text) => text !== '' || !isText);
  const [text, ...more] = texts;
  if (text === undefined) return undefined;
  if (type === 'array') return readList(texts, name, schema.items ?? {});
  if (more.length > 0) {
    return { problem: `too many values for field "${protoNameOf(name)}": ${texts.join(', ')}` };
  }
  const read = readText(text, schema);
  return 'problem' in read ? { problem: `parsing field "${protoNameOf(name)}": ${read.problem}` } : read;
}

function readList(texts: readonly string[], name: string, items: Schema): Parsed<unknown> {
  const values: unknown[] = [];
  for (const text of texts) {
    const read = readText(text, items);
    if ('problem' in read) return { problem: `parsing list "${protoNameOf(name)}": ${read.problem}` };
    values.push(read.value);
  }
  return { value: values };
}

/** A map is sent as `labels[key]=value`. */
function readMap(params: URLSearchParams, name: string): Parsed<unknown> | undefined {
  const entries = [...params]
    .filter(([key]) => key.startsWith(`${name}[`) && key.endsWith(']'))
    .map(([key, value]) => [key.slice(name.length + 1, -1), value] as const);
  return entries.length === 0 ? undefined : { value: Object.fromEntries(entries) };
}

function readText(text: string, schema: Schema): Parsed<unknown> {
  const type = typeOf(schema);
  if (type === 'boolean') return parseBool(text);
  if (type === 'integer') return parseInteger(text, schema.format === 'int64' ? 64 : 32);
  if (type === 'number') return parseFloat64(text);
  if (schema.format === 'date-time') return parseTime(text);
  if (schema.format === 'uint64') return asText(parseUnsigned64(text), text);
  if (schema.format === 'int64') return asText(parseInteger(text, 64), text);
  const word = schema.enum === undefined ? text : findWord(text, schema);
  if (word !== undefined) return { value: word };
  return { problem: `${JSON.stringify(text)} is not a valid value` };
}

/** A number that stays the text it came as. */
function asText(read: Parsed<unknown>, text: string): Parsed<string> {
  return 'problem' in read ? read : { value: text };
}

function isFreeText(schema: Schema): boolean {
  return typeOf(schema) === 'string' && schema.enum === undefined && schema.format === undefined;
}

function typeOf({ type }: Schema): string | undefined {
  return [type ?? []].flat()[0];
}

/** The name of a field in its own message: what the gateway calls it by. */
function protoNameOf(name: string): string {
  return snakeCase(name.slice(name.lastIndexOf('.') + 1));
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
