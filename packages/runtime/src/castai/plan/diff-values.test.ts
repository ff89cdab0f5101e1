import { expect, test } from 'vitest';
import { diffValues } from './diff-values.ts';

test('diffValues() lists what differs of what is named, by its path', () => {
  const before = { enabled: true, limits: { cpu: { min: 1, max: 2 }, on: true }, zones: ['a'], untouched: 1 };
  const after = { enabled: false, limits: { cpu: { min: 1, max: 8 } }, zones: ['a', 'b'], added: { x: 1 } };
  expect(diffValues(before, after)).toEqual([
    { path: 'enabled', before: true, after: false },
    { path: 'limits.cpu.max', before: 2, after: 8 },
    { path: 'zones', before: ['a'], after: ['a', 'b'] },
    { path: 'added.x', before: undefined, after: 1 },
  ]);
});

test('diffValues() takes null and absent for the same', () => {
  expect(diffValues({ a: null, b: 1 }, { a: undefined, b: 1 })).toEqual([]);
  expect(diffValues(undefined, { a: null })).toEqual([]);
});
