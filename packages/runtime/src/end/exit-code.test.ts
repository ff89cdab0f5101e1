import { expect, it } from 'vitest';
import { PlanEndedError } from '../castai/plan/plan-ended-error.ts';
import { CastAiBotError, ConfigError } from '../errors.ts';
import { exitCodeOf } from './exit-code.ts';
import { ApiError, AuthError } from '../http/errors/api-error.ts';
import { ConnectionError, TimeoutError } from '../http/errors/connection-error.ts';

const request = { method: 'GET', path: '/v1/me', attempts: 1, mayHaveArrived: false };

function answered(status: number): ApiError {
  const Kind = status === 401 || status === 403 ? AuthError : ApiError;
  return new Kind('found what nobody wants', request, { status, body: { fieldViolations: [] }, code: 'x' });
}

it.each([
  [401, 77],
  [403, 77],
  [400, 1],
  [404, 1],
  [408, 75],
  [409, 1],
  [429, 75],
  [500, 75],
  [501, 1],
  [502, 75],
  [503, 75],
  [504, 75],
])('exitCodeOf() takes the status %i for %i', (status, exitCode) => {
  expect(exitCodeOf(answered(status))).toBe(exitCode);
});

it('exitCodeOf() knows what else can go wrong', () => {
  expect(exitCodeOf(new ConnectionError('found nobody', request, { code: 'x' }))).toBe(75);
  expect(exitCodeOf(new TimeoutError('found nothing', request, { code: 'x' }))).toBe(75);
  expect(exitCodeOf(new ConfigError('Cannot run', { code: 'config', problems: [] }))).toBe(78);
  expect(exitCodeOf(new ConfigError('Cannot start', { code: 'usage', problems: [] }))).toBe(64);
  expect(exitCodeOf(new PlanEndedError('nodeId of POST /v1/x'))).toBe(0);
  expect(exitCodeOf(new CastAiBotError('Cannot', { code: 'x' }))).toBe(1);
  expect(['text', undefined, null, { code: 1 }].map(exitCodeOf)).toEqual([1, 1, 1, 1]);
});

it('exitCodeOf() looks at the causes, in a circle too', () => {
  expect(exitCodeOf(new Error('outer', { cause: new Error('middle', { cause: answered(403) }) }))).toBe(77);
  const circle = new Error('circle');
  circle.cause = new Error('other', { cause: circle });
  expect(exitCodeOf(circle)).toBe(1);
});
