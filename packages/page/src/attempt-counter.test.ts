import { describe, expect, test } from 'vitest';
import { createAttemptCounter } from './attempt-counter.ts';

const sent = (path: string, status: number, body = '') => ({ method: 'PUT', path, status, body });
const attemptsOf = (...requests: readonly ReturnType<typeof sent>[]): readonly number[] => {
  const attempts = createAttemptCounter<ReturnType<typeof sent>>((one, other) => one.body === other.body);
  return requests.map(attempts.count);
};

describe('createAttemptCounter()', () => {
  test.each([0, 408, 429, 500, 503])('counts the same request again after a %i', (status) => {
    expect(attemptsOf(sent('/a', status), sent('/a', status), sent('/a', 200))).toEqual([1, 2, 3]);
  });

  test.each([200, 304, 400, 404, 405, 409])('begins anew after a %i', (status) => {
    expect(attemptsOf(sent('/a', status), sent('/a', 200))).toEqual([1, 1]);
  });

  test('keeps apart what asks for something else', () => {
    const requests = [sent('/a', 503), sent('/b', 200), sent('/a', 200, '{}'), sent('/a', 200)];
    expect(attemptsOf(...requests)).toEqual([1, 1, 1, 2]);
  });
});
