import { describe, expect, test } from 'vitest';
import { digestOf, markAttempts } from './mark-attempts.ts';

let clock = 0;
const sent = (path: string, status: number, body = ''): Parameters<typeof markAttempts>[0][number] => {
  clock += 1;
  const method = 'PUT';
  return { arrivedAt: clock, tookMs: 1, method, path, status, digest: digestOf({ method, path, body }) };
};
const attemptsOf = (...requests: Parameters<typeof markAttempts>[0]): readonly number[] =>
  markAttempts(requests).map(({ attempt }) => attempt);

describe('markAttempts()', () => {
  test('keeps apart what asks for something else', () => {
    expect(attemptsOf(sent('/a', 503), sent('/b', 200), sent('/a', 200, '{}'), sent('/a', 200))).toEqual([
      1, 1, 1, 2,
    ]);
  });

  test('goes by when requests arrived, not by when they were answered', () => {
    const [first, second] = [sent('/a', 503), sent('/a', 200)];
    expect(markAttempts([second, first]).map(({ status, attempt }) => [status, attempt])).toEqual([
      [503, 1],
      [200, 2],
    ]);
  });
});
