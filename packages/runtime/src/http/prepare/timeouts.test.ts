import { expect, test } from 'vitest';
import type { GivenTimeouts } from './api-call.ts';
import { chooseTimeouts } from './timeouts.ts';

test.each<readonly [GivenTimeouts, number, number]>([
  [{}, 30_000, 120_000],
  [{ attemptMs: undefined, callMs: undefined }, 30_000, 120_000],
  [{ callMs: 5_000 }, 5_000, 5_000],
  [{ attemptMs: 300_000 }, 300_000, 300_000],
  [{ attemptMs: 7, callMs: 7 }, 7, 7],
])('chooseTimeouts() makes %j room: %d ms an attempt, %d ms a call', (given, attemptMs, callMs) => {
  expect(chooseTimeouts(given)).toEqual({ attemptMs, callMs });
});

test('chooseTimeouts() takes from the client what the call does not say', () => {
  const ofClient = chooseTimeouts({ attemptMs: 10_000, callMs: 40_000 });
  expect(chooseTimeouts({}, ofClient)).toEqual(ofClient);
  expect(chooseTimeouts({ callMs: 5_000 }, ofClient)).toEqual({ attemptMs: 5_000, callMs: 5_000 });
  expect(chooseTimeouts({ attemptMs: 50_000 }, ofClient)).toEqual({ attemptMs: 50_000, callMs: 50_000 });
});

test.each<GivenTimeouts>([
  { callMs: Number.POSITIVE_INFINITY },
  { callMs: Number.NaN },
  { callMs: 30 * 24 * 3_600_000 },
  { attemptMs: 0 },
  { attemptMs: -1 },
  { attemptMs: 2, callMs: 1 },
])('chooseTimeouts() refuses %j and says what is wanted', (given) => {
  expect(() => chooseTimeouts(given)).toThrow(/^Cannot keep a time limit: .* wanted /);
});
