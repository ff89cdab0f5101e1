import { describe, expect, test } from 'vitest';
import { Refusal } from '../http/refusal.ts';
import { nextTimes, parseCron } from './cron.ts';

function next(expression: string, after: string, count = 1): readonly string[] {
  const times = nextTimes(parseCron(expression, 'cron'), { after: Date.parse(after), count });
  return times.map((time) => new Date(time).toISOString());
}

describe('nextTimes()', () => {
  test.each([
    ['0 17 * * 1-5', '2026-11-20T17:00:00Z', ['2026-11-23T17:00:00.000Z', '2026-11-24T17:00:00.000Z']],
    ['*/20 * * * *', '2026-11-20T17:05:00Z', ['2026-11-20T17:20:00.000Z', '2026-11-20T17:40:00.000Z']],
    ['0 0 1 jan *', '2026-11-20T00:00:00Z', ['2027-01-01T00:00:00.000Z', '2028-01-01T00:00:00.000Z']],
    ['0 0 13 * fri', '2026-11-12T12:00:00Z', ['2026-11-13T00:00:00.000Z', '2026-11-20T00:00:00.000Z']],
    ['0 6 29 2 *', '2026-01-01T00:00:00Z', ['2028-02-29T06:00:00.000Z', '2032-02-29T06:00:00.000Z']],
    [
      'CRON_TZ=Europe/Berlin 0 9 * * 7',
      '2026-03-27T00:00:00Z',
      ['2026-03-29T07:00:00.000Z', '2026-04-05T07:00:00.000Z'],
    ],
  ])('%s after %s', (expression, after, expected) => {
    expect(next(expression, after, 2)).toEqual(expected);
  });

  test('a day that never comes gives nothing', () => {
    expect(next('0 0 31 2 *', '2026-01-01T00:00:00Z')).toEqual([]);
  });
});

describe('parseCron()', () => {
  test.each([
    '',
    '* * * *',
    '60 * * * *',
    '5-1 * * * *',
    '*/0 * * * *',
    'x * * * *',
    'CRON_TZ=Nowhere/At 0 0 * * *',
  ])('refuses "%s"', (expression) => {
    let thrown: unknown;
    try {
      parseCron(expression, 'schedule.cron');
    } catch (error) {
      thrown = error;
    }
    const [violation] = thrown instanceof Refusal ? thrown.fieldViolations : [];
    expect(violation?.field).toBe('schedule.cron');
    expect(violation?.description).toMatch(/^found /);
  });
});
