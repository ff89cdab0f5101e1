import type { DocumentChecker, Mismatch } from '@castai-bot/api/check';
import type { Schema } from '../openapi-document.ts';
import { describeMismatch, fieldNameOf } from './describe-mismatch.ts';
import type { FieldViolation } from './refusal.ts';
import { findWord } from './resolve-schema.ts';

/** A body as its schema has it, and what of it does not fit. */
export interface ReadBody {
  readonly body: unknown;
  /** Fields that the schema does not have, and so the body no longer: `nodeDownscaler.enabeld`, `items[].nmae`. */
  readonly unknownFields: readonly string[];
  readonly violations: readonly FieldViolation[];
}

/**
 * Reads a body by the rules of proto3 JSON, as grpc-gateway does: a field that is unknown is left out, null says "not
 * set", and so does an empty text where words are listed; numbers may be text, and 64-bit ones are; a field may go by its
 * proto name (`node_id`), a word by another casing that the document lists. The rest has to fit.
 *
 * @see https://protobuf.dev/programming-guides/json/
 */
export function readBody(
  value: unknown,
  { schema, check }: { readonly schema: Schema; readonly check: DocumentChecker },
): ReadBody {
  let body = value;
  const unknownFields = new Set<string>();
  /** What has to be there and is empty is there all the same. */
  const empty = new Set<string>();
  for (;;) {
    const mismatches = check({ value: body, schema, nulls: 'none' });
    const edits = mismatches.flatMap((mismatch) => mend(mismatch, body) ?? []);
    if (edits.length === 0) {
      const violations = mismatches
        .filter(({ path }) => !empty.has(path.join('.')))
        .map((mismatch) => describeMismatch(mismatch, body));
      return { body, unknownFields: [...unknownFields], violations };
    }
    if (body === value) body = structuredClone(value);
    for (const edit of edits) {
      const { keyword, path } = edit.mismatch;
      if (keyword === 'additionalProperties' && edit.name === undefined) {
        unknownFields.add(fieldNameOf(path, body, () => ''));
      }
      if (keyword === 'enum' && edit.name === undefined) empty.add(path.join('.'));
      carryOut(edit, body);
    }
  }
}

/** What is done about a mismatch: the value goes, or another comes in its place, or under another name. */
interface Edit {
  readonly mismatch: Mismatch;
  readonly name?: string;
  readonly value?: unknown;
}

function mend(mismatch: Mismatch, body: unknown): Edit | undefined {
  const { keyword, path, value, schema } = mismatch;
  const name = path.at(-1);
  if (name === undefined) return undefined;
  if (keyword === 'additionalProperties') {
    const known = camelCase(name);
    const isAlias = known !== name && Object.hasOwn(schema.properties ?? {}, known);
    return isAlias ? { mismatch, name: known, value } : { mismatch };
  }
  const isItem = Array.isArray(readAt(body, path.slice(0, -1)));
  if (keyword === 'enum' && value === '') return isItem ? undefined : { mismatch };
  if (keyword === 'enum') {
    const word = typeof value === 'string' ? findWord(value, schema) : undefined;
    return word === undefined ? undefined : { mismatch, name, value: word };
  }
  if (keyword !== 'type') return undefined;
  if (value === null) return isItem ? undefined : { mismatch };
  const converted = convert(value, schema);
  return converted === undefined ? undefined : { mismatch, name, value: converted };
}

/** A number for its text, or a text for its number: proto3 JSON takes both. */
function convert(value: unknown, { type, format = '' }: Schema): unknown {
  const types = [type ?? []].flat();
  if (typeof value === 'number') {
    const isWanted = types.includes('string') && /^u?int64$/.test(format) && Number.isInteger(value);
    return isWanted ? BigInt(value).toString() : undefined;
  }
  const isWanted = types.includes('integer') || types.includes('number');
  const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value);
  return isWanted && isNumber ? Number(value) : undefined;
}

function carryOut({ mismatch: { path }, name, value }: Edit, body: unknown): void {
  const parent = readAt(body, path.slice(0, -1));
  const old = path.at(-1) ?? '';
  if (typeof parent !== 'object' || parent === null) return;
  if (name !== old) Reflect.deleteProperty(parent, old);
  const isTaken = name !== old && Object.hasOwn(parent, name ?? '');
  if (name !== undefined && !isTaken) Reflect.set(parent, name, value);
}

function readAt(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? Reflect.get(at, name) : undefined),
    body,
  );
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
