import { ConfigError } from '../../errors.ts';
import { isRecord } from '../../values/json-value.ts';
import { keyOf, objectKinds, type RememberedObject } from './remembered-object.ts';
import { addValueChanges } from './value-changes.ts';

/** What is remembered, by object. */
export type Memory = ReadonlyMap<string, RememberedObject>;

const SCHEMA = 1;

/** Far more than what fits into a state, compressed. */
const LONGEST_TEXT_BYTES = 64 * 1024 * 1024;
const BEST_COMPRESSION = 9;

/** Writes a memory as text for a state: JSON, compressed; undefined for one of nothing. */
export function writeMemory(memory: Memory): string | undefined {
  if (memory.size === 0) return undefined;
  const text = JSON.stringify({ schema: SCHEMA, objects: [...memory.values()] });
  const { gzipSync } = process.getBuiltinModule('node:zlib');
  return gzipSync(text, { level: BEST_COMPRESSION }).toString('base64');
}

/** @throws ConfigError `unreadable_memory` */
export function readMemory(text: string | undefined): Memory {
  if (text === undefined) return new Map();
  const memory = parse(text);
  const objects = isRecord(memory) && memory['schema'] === SCHEMA ? memory['objects'] : undefined;
  if (!Array.isArray(objects) || !objects.every(isRemembered)) throw unreadable();
  return new Map(objects.map((object) => [keyOf(object), object]));
}

/** Adds objects to a memory: of those it has, what it knows already stays. */
export function addToMemory(memory: Memory, objects: readonly RememberedObject[]): Memory {
  const more = new Map(memory);
  for (const object of objects) {
    const key = keyOf(object);
    more.set(key, { ...object, changes: addValueChanges(more.get(key)?.changes ?? [], object.changes) });
  }
  return more;
}

function parse(text: string): unknown {
  const { gunzipSync } = process.getBuiltinModule('node:zlib');
  try {
    const bytes = gunzipSync(Buffer.from(text, 'base64'), { maxOutputLength: LONGEST_TEXT_BYTES });
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    return parsed;
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(cause?: unknown): ConfigError {
  return new ConfigError('Cannot read what is to be put back', {
    code: 'unreadable_memory',
    problems: ['state: remembered: found a text that castai.remember() has not written'],
    hint: 'Look at it with castai-bot state show; castai-bot state clear forgets it',
    cause,
  });
}

function isRemembered(value: unknown): value is RememberedObject {
  if (!isRecord(value) || !objectKinds.some((kind) => kind === value['kind'])) return false;
  const isText = ['clusterId', 'id', 'name'].every((name) => typeof value[name] === 'string');
  return isText && Array.isArray(value['changes']) && value['changes'].every(isChange);
}

function isChange(value: unknown): boolean {
  return isRecord(value) && ['path', 'before', 'after'].every((name) => Array.isArray(value[name]));
}
