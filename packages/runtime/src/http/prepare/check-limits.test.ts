import { expect, test } from 'vitest';
import { checkConcurrency, checkRequestsPerSecond, checkRetries } from './check-limits.ts';

test('checkConcurrency() takes whole numbers above 0', () => {
  expect(checkConcurrency(1)).toBe(1);
  for (const none of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => checkConcurrency(none)).toThrow(`concurrency is ${none}, wanted a whole number above 0`);
  }
});

test('checkRetries() takes whole numbers from 0', () => {
  expect([checkRetries(0), checkRetries(7)]).toEqual([0, 7]);
  for (const none of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => checkRetries(none)).toThrow(`retries is ${none}, wanted a whole number, 0 or above`);
  }
});

test('checkRequestsPerSecond() takes numbers above 0, and none at all', () => {
  expect([checkRequestsPerSecond(undefined), checkRequestsPerSecond(0.5)]).toEqual([undefined, 0.5]);
  for (const none of [0, -1, Number.NaN]) {
    expect(() => checkRequestsPerSecond(none)).toThrow(
      `requestsPerSecond is ${none}, wanted a number above 0`,
    );
  }
});
