import { expect, test } from 'vitest';
import { queryString } from './query-string.ts';

test('queryString() repeats the key of an array, keeps dots and writes maps with brackets', () => {
  const query = {
    namespaces: ['a b', 'c&d'],
    'page.limit': 50,
    labels: { team: 'x' },
    isPhase2: false,
    fromDate: new Date('2026-11-01T00:00:00Z'),
    missing: undefined,
    nothing: null,
    none: [],
  };
  expect(queryString(query)).toBe(
    '?namespaces=a+b&namespaces=c%26d&page.limit=50&labels%5Bteam%5D=x&isPhase2=false&fromDate=2026-11-01T00%3A00%3A00.000Z',
  );
});

test('queryString() is empty without parameters', () => {
  expect([queryString(), queryString({}), queryString({ a: undefined })]).toEqual(['', '', '']);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, new Date(Number.NaN)])(
  'queryString() refuses %s',
  (value) => {
    expect(() => queryString({ 'page.limit': value })).toThrow(
      'Cannot write the query parameter "page.limit"',
    );
  },
);
