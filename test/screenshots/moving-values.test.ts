import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { formatRuns } from '../../packages/schedule/src/format-runs.ts';
import { restMovingValues } from './moving-values.ts';

test.each([
  ['at http://127.0.0.1:41865/v1', 'at http://127.0.0.1:40100/v1'],
  ['12:12:51 INFO     3 nodes', '17:00:00 INFO     3 nodes'],
  ['\u001b[2mTook      \u001b[22m12.34 s, 2 requests', '\u001b[2mTook      \u001b[22m0.90 s, 2 requests'],
  [
    'a runs next Tue 9 Jun 18:00, Wed 10 Jun 18:00 (CEST)',
    'a runs next Mon 1 Mar 18:00, Tue 2 Mar 18:00 (CET)',
  ],
  [
    'Next\u2063Wed 2 Dec, 18:00\u2063Thu 3 Dec, 18:00\u2063x',
    'Next\u2063Tue 2 Mar, 18:00\u2063Wed 3 Mar, 18:00\u2063x',
  ],
  ['from the page, in 912 ms, 1 request', 'from the page, in 2 s, 1 request'],
  ['12\u2063 ms', '40\u2063 ms'],
  ['Took\u20631.84 s', 'Took\u20630.90 s'],
  ['"durationMs"\u2063: \u2063513', '"durationMs"\u2063: \u2063900'],
  ['"startedAt"\u2063: \u2063"2026-11-30T12:01:02.345Z"', '"startedAt"\u2063: \u2063"2027-03-01T17:00:00Z"'],
  ['2026-11-30 12:01:02 UTC', '2027-03-01 17:00:00 UTC'],
])('restMovingValues() puts %j at rest', (moving, still) => {
  expect(restMovingValues(moving)).toBe(still);
});

test('restMovingValues() leaves alone what stays', () => {
  const text = 'Planned 10 writes: shop/cart, "0 17 * * 1-5", At 17:00, m5.2xlarge, $291.25';
  expect(restMovingValues(text)).toBe(text);
});

const DAY_MS = 86_400_000;

test('restMovingValues() shows the same runs on whatever day, over a year and the change of clocks', () => {
  const first = fc.date({
    min: new Date('2026-01-01T17:00:00Z'),
    max: new Date('2036-01-01T17:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(first, (day) => {
      const days = [0, 1, 2, 5, 6].map((more) => new Date(day.getTime() + more * DAY_MS));
      const shown = restMovingValues(
        `\u001b[2mnext ${formatRuns(days, 'Europe/Berlin')}\u001b[22m`,
      ).replaceAll(/\d\d:\d\d/g, '18:00');
      expect(shown).toBe(
        '\u001b[2mnext Mon 1 Mar 18:00, Tue 2 Mar 18:00, Wed 3 Mar 18:00, Thu 4 Mar 18:00, Fri 5 Mar 18:00 (CET)\u001b[22m',
      );
    }),
  );
});
