import { expect, test } from 'vitest';
import type { RunRequest } from '../../run-data.ts';
import { groupAttempts } from './group-attempts.ts';

const request = (index: number, path: string, attempt?: number): RunRequest => ({
  index,
  method: 'PUT',
  path,
  status: 200,
  arrivedAt: index,
  tookMs: 1,
  ...(attempt === undefined ? {} : { attempt }),
});

const group = (...requests: readonly RunRequest[]): readonly (readonly number[])[] =>
  groupAttempts(requests).map((attempts) => attempts.map(({ index }) => index));

test('groupAttempts() puts every try of a request together, and keeps others apart', () => {
  const sent = [
    request(0, '/a'),
    request(1, '/b'),
    request(2, '/a', 2),
    request(3, '/b', 2),
    request(4, '/a', 3),
  ];
  expect(group(...sent, request(5, '/a'))).toEqual([[0, 2, 4], [1, 3], [5]]);
});

test('groupAttempts() tells two requests to one path apart by which attempt comes next', () => {
  expect(group(request(0, '/a'), request(1, '/a', 2), request(2, '/a'), request(3, '/a', 2))).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

test('groupAttempts() leaves one alone whose first try is not here', () => {
  expect(group(request(7, '/a', 2), request(8, '/b'))).toEqual([[7], [8]]);
});
