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

  /** 2026-11-01 is a Sunday. `days` are those of November that a day field and a weekday field name together. */
  test.each([
    ['*', '*', 'all'],
    ['?', '*', 'all'],
    ['*', '?', 'all'],
    ['?', '?', 'all'],
    ['*/1', '?', 'all'],
    ['?', 'mon', [2, 9, 16, 23, 30]],
    ['*', 'mon', [2, 9, 16, 23, 30]],
    ['?/1', 'mon', [2, 9, 16, 23, 30]],
    ['13', '?', [13]],
    ['13', '*', [13]],
    ['13', '*,1', [13]],
    ['13,?', 'mon', [2, 9, 16, 23, 30]],
    ['13', 'mon', [2, 9, 13, 16, 23, 30]],
    ['1-3', 'mon', [1, 2, 3, 9, 16, 23, 30]],
    ['*/10', 'mon', [1, 2, 9, 11, 16, 21, 23, 30]],
    ['*/10', '?', [1, 11, 21]],
    ['13', '*/6', [1, 7, 8, 13, 14, 15, 21, 22, 28, 29]],
    ['25/5', '?', [25, 30]],
    ['?', '1-5', [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27, 30]],
    ['?', '0', [1, 8, 15, 22, 29]],
    ['?', '6/7', [7, 14, 21, 28]],
    ['?', 'tue/2', [3, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28]],
    ['?', '6-7', [1, 7, 8, 14, 15, 21, 22, 28, 29]],
    ['?', '7', [1, 8, 15, 22, 29]],
  ] as const)('day %s and weekday %s', (day, weekday, days) => {
    const times = next(`0 0 ${day} 11 ${weekday}`, '2026-10-31T00:00:00Z', 31);
    const november = times
      .filter((time) => time.startsWith('2026-11'))
      .map((time) => Number(time.slice(8, 10)));
    expect(november).toEqual(days === 'all' ? Array.from({ length: 30 }, (_, index) => index + 1) : days);
  });

  test('an hour that a zone skips is left out, one that it repeats comes twice', () => {
    const spring = 'CRON_TZ=Europe/Berlin 30 2 28-30 3 ?';
    expect(next(spring, '2026-03-27T12:00:00Z', 2)).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
    const autumn = 'CRON_TZ=Europe/Berlin 30 2 25 10 ?';
    expect(next(autumn, '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ]);
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
