import { expect, test } from 'vitest';
import { ApiError } from '../errors/api-error.ts';
import { ConnectionError, TimeoutError } from '../errors/connection-error.ts';
import { mayBeDone, planRetry } from './plan-retry.ts';

const request = { method: 'GET', path: '/v1/x', attempts: 1 };
const failed = {
  attempts: 1,
  retried: 0,
  retries: 3,
  refusedMs: 0,
  leftMs: 100_000,
  random: 0.5,
  isIdempotent: true,
};

function answered(status: number, retryAfterMs?: number, code = 'any'): ApiError {
  return new ApiError('found it', request, { status, code, retryAfterMs, body: { fieldViolations: [] } });
}

function broken(mayHaveArrived: boolean, code = 'connection_failed'): ConnectionError {
  return new ConnectionError('broken', { ...request, mayHaveArrived }, { code });
}

const stalled = new TimeoutError('late', { ...request, mayHaveArrived: true }, { code: 'attempt_timeout' });
const overdue = new TimeoutError('late', { ...request, mayHaveArrived: true }, { code: 'call_timeout' });

test('planRetry() repeats what is safe to repeat, and only where that may help', () => {
  const statuses = [
    200, 304, 400, 401, 403, 404, 408, 409, 410, 413, 422, 425, 429, 451, 500, 501, 502, 503, 504, 520,
  ];
  const repeated = (isIdempotent: boolean): number[] =>
    statuses.filter(
      (status) => planRetry({ ...failed, isIdempotent, error: answered(status) }) !== undefined,
    );
  expect(repeated(true)).toEqual([408, 429, 500, 502, 503, 504]);
  expect(repeated(false)).toEqual([429]);
});

test.each([
  ['503 with Retry-After', answered(503, 1_000), true, true],
  ['500 with Retry-After', answered(500, 1_000), true, false],
  ['a damaged body', answered(200, undefined, 'damaged_body'), true, false],
  ['a page in place of JSON', answered(200, undefined, 'not_json'), false, false],
  ['a connection that was never made', broken(false), true, true],
  ['a connection that nobody took', broken(false, 'connection_refused'), true, true],
  ['an empty body', answered(200, undefined, 'empty_body'), true, false],
  ['a status that is none', answered(0, undefined, 'bad_status'), true, false],
  ['a connection that broke', broken(true), true, false],
  ['a certificate', broken(false, 'tls_failed'), false, false],
  ['an attempt that took too long', stalled, true, false],
  ['a call that took too long', overdue, false, false],
  ['a bug', new TypeError('bug'), false, false],
])('planRetry() on %s', (...[, error, idempotent, other]) => {
  const plans = [true, false].map(
    (isIdempotent) => planRetry({ ...failed, isIdempotent, error }) !== undefined,
  );
  expect(plans).toEqual([idempotent, other]);
});

test('planRetry() doubles its wait and ends after the retries it has', () => {
  const waits = [0, 1, 2, 3].map(
    (retried) => planRetry({ ...failed, attempts: 9, retried, error: answered(500) })?.waitMs,
  );
  expect(waits).toEqual([250, 500, 1_000, undefined]);
  expect(planRetry({ ...failed, retries: 0, error: answered(500) })).toBeUndefined();
});

test('planRetry() counts no retry where nothing can have been carried out', () => {
  const refused = broken(false, 'connection_refused');
  const counted = [answered(500), answered(503, 1_000), answered(429), answered(429, 1_000), refused].map(
    (error) => planRetry({ ...failed, error })?.isCounted,
  );
  expect(counted).toEqual([true, true, false, false, false]);
  const usedUp = { ...failed, attempts: 9, retried: 3 };
  expect(planRetry({ ...usedUp, error: answered(429) })?.waitMs).toBe(10_000);
  expect(planRetry({ ...usedUp, retries: 0, error: answered(429) })).toBeUndefined();
});

test.each([
  [0, 1, 250],
  [10_000, 9, 2_000],
  [28_000, 20, 2_000],
  [28_001, 20, undefined],
])(
  'planRetry() tries a connection that nobody takes for 30 s: after %d ms',
  (refusedMs, attempts, waitMs) => {
    const error = broken(false, 'connection_refused');
    expect(planRetry({ ...failed, error, refusedMs, attempts })?.waitMs).toBe(waitMs);
  },
);

test.each([
  [0, 0],
  [1_234, 1_234],
  [60_000, 60_000],
  [60_001, undefined],
])('planRetry() keeps a Retry-After of %d ms to the letter, up to a minute', (retryAfterMs, wanted) => {
  expect(planRetry({ ...failed, error: answered(429, retryAfterMs) })?.waitMs).toBe(wanted);
});

test('planRetry() does not wait longer than the call has left', () => {
  expect(planRetry({ ...failed, leftMs: 5_000, error: answered(429, 5_000) })).toBeUndefined();
  expect(planRetry({ ...failed, leftMs: 200, error: answered(500) })).toBeUndefined();
});

test('mayBeDone() is sure only of what was never sent or was refused', () => {
  const errors = [
    broken(false),
    broken(true),
    stalled,
    answered(429),
    answered(502),
    answered(404),
    answered(400),
  ];
  expect(errors.map(mayBeDone)).toEqual([false, true, true, false, true, false, false]);
});
