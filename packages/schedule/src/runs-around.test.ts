import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { parseCronFields } from './cron-fields.ts';
import { nextRuns } from './next-runs.ts';
import { runsAround } from './runs-around.ts';

const around = (schedule: string, at: string, timeZone = 'Etc/UTC'): readonly (string | undefined)[] => {
  const { previous, next } = runsAround(schedule, { timeZone, at: new Date(at) });
  return [previous?.toISOString(), next?.toISOString()];
};

describe('runsAround', () => {
  test.each([
    [
      { schedule: '0 18 * * 1-5', at: '2026-11-30T18:00:00Z', zone: 'Etc/UTC' },
      ['2026-11-27T18:00:00.000Z', '2026-12-01T18:00:00.000Z'],
    ],
    [
      { schedule: '0 18 * * 1-5', at: '2026-11-30T17:59:59Z', zone: 'Etc/UTC' },
      ['2026-11-27T18:00:00.000Z', '2026-11-30T18:00:00.000Z'],
    ],
    [
      { schedule: '0 18 * * 1-5', at: '2026-11-30T17:00:00Z', zone: 'Europe/Berlin' },
      ['2026-11-27T17:00:00.000Z', '2026-12-01T17:00:00.000Z'],
    ],
    [
      { schedule: '* * * * *', at: '2026-11-30T18:00:30Z', zone: 'Etc/UTC' },
      ['2026-11-30T18:00:00.000Z', '2026-11-30T18:01:00.000Z'],
    ],
    [
      { schedule: '@yearly', at: '2026-11-30T00:00:00Z', zone: 'Etc/UTC' },
      ['2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ],
    [
      { schedule: '0 0 29 2 *', at: '2026-11-30T00:00:00Z', zone: 'Etc/UTC' },
      ['2024-02-29T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
    ],
    // Clocks are set back at 3:00: a run before and one after.
    [
      { schedule: '30 2 * * *', at: '2026-10-25T01:00:00Z', zone: 'Europe/Berlin' },
      ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ],
    [
      { schedule: '@every 90m', at: '2026-11-30T18:00:00Z', zone: 'Etc/UTC' },
      ['2026-11-30T16:30:00.000Z', '2026-11-30T19:30:00.000Z'],
    ],
  ])('runsAround() of %o is %o', ({ schedule, at, zone }, expected) => {
    expect(around(schedule, at, zone)).toEqual(expected);
  });

  test.each([
    ['0 18 * *', 'Etc/UTC'],
    ['@every now', 'Etc/UTC'],
    ['0 0 30 2 *', 'Etc/UTC'],
    ['0 18 * * *', 'Mars/Olympus'],
  ])('runsAround() finds none of %s in %s', (schedule, zone) => {
    expect(around(schedule, '2026-11-30T18:00:00Z', zone)).toEqual([undefined, undefined]);
  });

  test('runsAround() gives neighbours: no run is between the two but the moment itself', () => {
    const hours = fc.integer({ min: 0, max: 23 });
    const days = fc.integer({ min: 0, max: 6 });
    const when = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const zone = fc.constantFrom('Etc/UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata');
    fc.assert(
      fc.property(fc.tuple(hours, days, zone, when), ([hour, day, timeZone, at]) => {
        const schedule = `30 ${hour} * * ${day}`;
        const { previous, next } = runsAround(schedule, { timeZone, at });
        const fields = parseCronFields(schedule);
        if ('problem' in fields || previous === undefined || next === undefined) throw new Error('none');
        const [first, second] = nextRuns(fields, { timeZone, now: previous, runs: 2 });
        const isTick = first?.getTime() === at.getTime();
        expect((isTick ? second : first)?.getTime()).toBe(next.getTime());
        expect(previous.getTime()).toBeLessThan(at.getTime());
      }),
      { numRuns: 60 },
    );
  });
});
