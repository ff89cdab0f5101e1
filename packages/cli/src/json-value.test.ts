import { expect, test } from 'vitest';
import { readJson } from './json-value.ts';

const nest = (depth: number): string => `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`;

test('readJson() reads JSON, with a byte order mark or without, and nothing else', () => {
  expect(readJson('\uFEFF{"a": [1]}')).toEqual({ a: [1] });
  for (const text of ['', '{', '{"a": 1}{', 'undefined']) expect(readJson(text)).toBeUndefined();
});

test.each([
  [99, true],
  [101, false],
  [100_000, false],
])('readJson() of what is nested %i times two deep: %s', (depth, isRead) => {
  expect(readJson(nest(depth)) !== undefined).toBe(isRead);
});

test('readJson() makes fields of __proto__ and constructor', () => {
  const value = readJson('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.keys(Object(value))).toEqual(['__proto__', 'constructor']);
  expect('polluted' in {}).toBe(false);
});
