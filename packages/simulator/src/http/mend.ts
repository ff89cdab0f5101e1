import type { Mismatch } from '@castai-bot/api/check';
import type { Schema } from '../openapi-document.ts';
import { findWord } from './resolve-schema.ts';

/** What is done about a mismatch: the value goes, or another comes in its place, or under another name. */
export interface Edit {
  readonly mismatch: Mismatch;
  readonly name?: string | undefined;
  readonly value?: unknown;
}

/** What proto3 JSON makes of a value that does not fit; undefined where it refuses it. */
export function mend(mismatch: Mismatch, body: unknown): Edit | undefined {
  const { keyword, path, value } = mismatch;
  if (path.length === 0) return undefined;
  if (keyword === 'additionalProperties') return mendName(mismatch);
  const isItem = Array.isArray(readAt(body, path.slice(0, -1)));
  if (keyword === 'enum') return mendWord(mismatch, isItem);
  if (keyword !== 'type') return undefined;
  if (value === null) return isItem ? undefined : { mismatch };
  const converted = convert(value, mismatch.schema);
  return converted === undefined ? undefined : { mismatch, name: path.at(-1), value: converted };
}

/** A field may go by its proto name; any other that the schema does not have is left out. */
function mendName(mismatch: Mismatch): Edit {
  const { path, schema, value } = mismatch;
  const name = path.at(-1) ?? '';
  const known = camelCase(name);
  const isAlias = known !== name && Object.hasOwn(schema.properties ?? {}, known);
  return isAlias ? { mismatch, name: known, value } : { mismatch };
}

function mendWord(mismatch: Mismatch, isItem: boolean): Edit | undefined {
  const { path, schema, value } = mismatch;
  if (value === '') return isItem ? undefined : { mismatch };
  const word = typeof value === 'string' ? findWord(value, schema) : undefined;
  return word === undefined ? undefined : { mismatch, name: path.at(-1), value: word };
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

/** Changes a body by an edit, in place. */
export function carryOut({ mismatch: { path }, name, value }: Edit, body: unknown): void {
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
