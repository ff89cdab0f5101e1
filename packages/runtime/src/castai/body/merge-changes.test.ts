import { expect, test } from 'vitest';
import { mergeChanges } from './merge-changes.ts';

test('mergeChanges() merges objects, replaces the rest and leaves the original alone', () => {
  const present = { enabled: true, limits: { cpu: { min: 1, max: 2 } }, zones: ['a'], lock: 'v1' };
  const changes = { limits: { cpu: { max: 8 } }, zones: ['b'], enabled: undefined, added: { x: 1 } };
  expect(mergeChanges(present, changes)).toEqual({
    enabled: true,
    limits: { cpu: { min: 1, max: 8 } },
    zones: ['b'],
    lock: 'v1',
    added: { x: 1 },
  });
  expect(present.limits.cpu.max).toBe(2);
});

test('mergeChanges() makes no prototype out of a name', () => {
  const merged = mergeChanges({}, JSON.parse('{"__proto__": {"polluted": 1}}'));
  expect(Object.keys(Object(merged))).toEqual(['__proto__']);
  expect('polluted' in {}).toBe(false);
});
