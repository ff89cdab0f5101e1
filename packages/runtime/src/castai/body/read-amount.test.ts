import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { readAmount, readAmounts } from './read-amount.ts';

test.each([
  ['0', 0],
  ['12.34', 12.34],
  ['-0.5', -0.5],
  ['0.0000001', 0.0000001],
  ['9007199254740991', 9_007_199_254_740_991],
  ['12.30', 12.3],
])('readAmount() gives a number for %s', (text, wanted) => {
  expect(readAmount(text)).toBe(wanted);
});

test.each([
  '9007199254740993',
  '0.1234567890123456789',
  '',
  'n/a',
  '1e3',
  '007',
  'Infinity',
  `0.${'1'.repeat(30)}`,
])('readAmount() leaves %j as it is', (text) => {
  expect(readAmount(text)).toBe(text);
});

test('readAmount() never changes an integer', () => {
  fc.assert(
    fc.property(fc.bigInt(), (integer) => {
      expect(BigInt(readAmount(String(integer)))).toBe(integer);
    }),
  );
});

test('readAmounts() reads a whole record', () => {
  expect(readAmounts({ totalCost: '1.5', podCount: '9007199254740993' })).toEqual({
    totalCost: 1.5,
    podCount: '9007199254740993',
  });
});
