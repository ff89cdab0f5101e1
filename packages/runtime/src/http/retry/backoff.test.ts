import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';

test('backoffMs() stays between its floor, its growing limit and 20 s', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), random, (retry, random) => {
      const waitMs = backoffMs(retry, random);
      expect(waitMs).toBeGreaterThanOrEqual(100);
      expect(waitMs).toBeLessThanOrEqual(Math.min(20_000, 500 * 2 ** (retry - 1)));
    }),
  );
});

test('backoffMs() uses the whole range, so that clients spread', () => {
  expect([0, 0.5, 0.999].map((random) => Math.round(backoffMs(3, random)))).toEqual([100, 1_000, 1_998]);
});
