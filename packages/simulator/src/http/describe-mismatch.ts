import type { Mismatch } from '@castai-bot/api/check';
import type { Schema } from '../openapi-document.ts';
import type { FieldViolation } from './refusal.ts';

/** A mismatch of a body in the words of Go's protojson, which reads bodies for grpc-gateway. */
export function describeMismatch({ keyword, path, value, schema }: Mismatch, body: unknown): FieldViolation {
  const field = fieldNameOf(path, body, String) || 'body';
  if (keyword === 'required') return { field, description: 'value is required' };
  if (keyword === 'additionalProperties') {
    return { field, description: `unknown field ${JSON.stringify(path.at(-1))}` };
  }
  const text = JSON.stringify(value);
  const kind = kindOf(schema);
  if (kind === undefined) {
    const token = typeof value === 'object' && value !== null ? text.slice(0, 1) : text;
    return { field, description: `unexpected token ${token}` };
  }
  if (kind === 'google.protobuf.Timestamp') return { field, description: `invalid ${kind} value ${text}` };
  const name = path.findLast((part) => !/^\d+$/.test(part)) ?? field;
  return { field, description: `invalid value for ${kind} field ${name}: ${text}` };
}

/** The name of what a path leads to: `workloadConfig.items[0].name`. */
export function fieldNameOf(
  path: readonly string[],
  body: unknown,
  nameIndex: (index: string) => string,
): string {
  let at = body;
  let name = '';
  for (const part of path) {
    if (Array.isArray(at)) name += `[${nameIndex(part)}]`;
    else name += name === '' ? part : `.${part}`;
    at = typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined;
  }
  return name;
}

/** What proto calls the type of a field; undefined for an object or a list. */
function kindOf({ type, format, enum: words }: Schema): string | undefined {
  if (words !== undefined) return 'enum';
  const [name] = [type ?? []].flat();
  if (name === 'integer') return format ?? 'int32';
  if (name === 'number') return format ?? 'double';
  if (name === 'boolean') return 'bool';
  if (name !== 'string') return undefined;
  return format === 'date-time' ? 'google.protobuf.Timestamp' : (format ?? name);
}
