import { expect, test } from 'vitest';
import { readRetryAfter } from './retry-after.ts';

const now = Date.UTC(2026, 10, 22, 12, 0, 0);

test.each([
  ['0', 0],
  ['1', 1_000],
  ['0.1', 100],
  ['120', 120_000],
  ['99999999999', 99_999_999_999_000],
  ['1, 3', 3_000],
  ['Sun, 22 Nov 2026 12:00:30 GMT', 30_000],
  ['Sunday, 22-Nov-26 12:00:30 GMT', 30_000],
  ['Sun Nov 22 12:00:30 2026', 30_000],
  ['Sun Nov  1 12:00:30 2026', 0],
  ['Sun, 22 Nov 2026 12:00:60 GMT', 60_000],
  ['Sun, 22 Nov 2020 12:00:00 GMT', 0],
  ['Friday, 22-Nov-94 12:00:00 GMT', 0],
])('readRetryAfter() reads %j as %d ms', (value, wanted) => {
  expect(readRetryAfter(new Headers({ 'retry-after': value }), now)).toBe(wanted);
});

test.each([
  '-1',
  '',
  'abc',
  '0x10',
  '1e3',
  '2026-11-22T12:00:30Z',
  'Sun, 22 Foo 2026 12:00:30 GMT',
  'tomorrow',
])('readRetryAfter() makes nothing of %j', (value) => {
  expect(readRetryAfter(new Headers({ 'retry-after': value }), now)).toBeUndefined();
});

test('readRetryAfter() measures a date against the clock of the server', () => {
  const headers = new Headers({
    date: 'Sun, 22 Nov 2026 17:00:00 GMT',
    'retry-after': 'Sun, 22 Nov 2026 17:00:05 GMT',
  });
  expect(readRetryAfter(headers, now)).toBe(5_000);
});

test('readRetryAfter() is undefined without the header', () => {
  expect(readRetryAfter(new Headers({ 'retry-after-ms': '5' }), now)).toBeUndefined();
});
