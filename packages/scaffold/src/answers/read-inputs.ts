import type { AnswerReader } from './answer-reader.ts';

/** Names by which an object's prototype is reached: a run refuses them in its config. */
const PROTOTYPE_NAMES = ['__proto__', 'constructor', 'prototype'];

/** Reads the inputs that an entry's config was rendered with: JSON by name. */
export function readInputs(reader: AnswerReader): Readonly<Record<string, unknown>> {
  for (const name of reader.keys) {
    if (name === '' || PROTOTYPE_NAMES.includes(name))
      reader.report(name, { message: 'no name of an input, wanted another' });
    else if (!isJson(reader.value(name))) reader.report(name, { message: 'wanted a value of JSON' });
  }
  return Object.fromEntries(reader.keys.map((name) => [name, reader.value(name)]));
}

/** Answers come from a file, and then are JSON, or from a program. */
function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return ['string', 'boolean', 'object'].includes(typeof value);
  if (Array.isArray(value)) return value.every(isJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}
