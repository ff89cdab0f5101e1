import { expect, it } from 'vitest';
import { findLimitProblems } from './bot-limits.ts';

it('findLimitProblems() takes limits that can be kept', () => {
  expect(
    findLimitProblems({
      concurrency: 1,
      runDeadlineSeconds: 0.5,
      attemptTimeoutMs: 1000,
      graceSeconds: 25,
    }),
  ).toEqual([]);
});

it('findLimitProblems() finds every other', () => {
  const nonsense = {
    concurrency: 1.5,
    runDeadlineSeconds: 1e9,
    attemptTimeoutMs: '5',
    graceSeconds: Number.NaN,
    retries: 3,
  };
  expect(findLimitProblems(nonsense)).toEqual([
    'limits.concurrency: found 1.5, wanted a whole number above 0, at most 2147483',
    'limits.runDeadlineSeconds: found 1000000000, wanted a number above 0, at most 2147483',
    'limits.attemptTimeoutMs: found "5", wanted a number above 0, at most 2147483',
    'limits.graceSeconds: found null, wanted a number above 0, at most 2147483',
    'limits.retries: unknown limit, wanted concurrency, runDeadlineSeconds, attemptTimeoutMs, graceSeconds, maxWrites',
  ]);
});
