import { expect, test } from 'vitest';
import { badField } from '../http/refusal.ts';
import { maskPaths } from './mask-paths.ts';

const NAMES = { allowed: /^(name|longName)$/, wanted: 'name, longName' };

test.each([
  ['camelCase', 'name, longName'],
  ['snake_case', 'name,long_name'],
] as const)('maskPaths() reads paths in %s as camelCase', (updateMaskPaths, mask) => {
  expect(maskPaths(mask, { ...NAMES, guesses: { updateMaskPaths } })).toEqual(['name', 'longName']);
});

test.each([
  ['camelCase', 'name,long_name', 'long_name'],
  ['snake_case', 'name,longName', 'longName'],
  ['camelCase', 'name,other', 'other'],
  ['snake_case', '', ''],
] as const)('maskPaths() in %s refuses "%s"', (updateMaskPaths, mask, path) => {
  expect(() => maskPaths(mask, { ...NAMES, guesses: { updateMaskPaths } })).toThrow(
    badField('updateMask', `found "${path}", wanted name, longName, in ${updateMaskPaths}`),
  );
});
