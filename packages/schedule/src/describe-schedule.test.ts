import { Cron } from 'croner';
import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { checkSchedule } from './check-schedule.ts';
import { describeSchedule } from './describe-schedule.ts';

describe('describeSchedule', () => {
  test('describeSchedule() says it in words and gives the next three runs in the zone', async () => {
    const now = new Date('2026-07-03T12:00:00Z');
    expect(await describeSchedule({ schedule: '0 17 * * 1-5', timeZone: 'America/New_York', now })).toEqual({
      words: 'At 17:00, Monday through Friday',
      nextRuns: dates('2026-07-03T21:00Z', '2026-07-06T21:00Z', '2026-07-07T21:00Z'),
      warnings: [],
    });
  });

  test('describeSchedule() knows a function without a schedule', async () => {
    expect(await describeSchedule({ schedule: null, timeZone: 'Etc/UTC', now: new Date() })).toEqual({
      words: 'Only when told to',
      nextRuns: [],
      warnings: [],
    });
  });

  test.each([
    [
      'Europe/Berlin',
      '2027-03-27T12:00Z',
      ['2027-03-29T00:30Z', '2027-03-30T00:30Z'],
      /forward on 2027-03-28/,
    ],
    [
      'America/New_York',
      '2027-03-13T12:00Z',
      ['2027-03-15T06:30Z', '2027-03-16T06:30Z'],
      /forward on 2027-03-14/,
    ],
  ])('describeSchedule() leaves out a run the clocks of %s skip', async (...row) => {
    const [timeZone, now, runs, warning] = row;
    const described = await describeSchedule({
      schedule: '30 2 * * *',
      timeZone,
      now: new Date(now),
      runs: 2,
    });
    expect(described.nextRuns).toEqual(dates(...runs));
    expect(described.warnings).toContainEqual(expect.stringMatching(warning));
    expect(described.warnings).toContainEqual(expect.stringContaining('no run at 02:30'));
  });

  test.each([
    [
      'Europe/Berlin',
      '30 2 * * *',
      '2026-10-24T12:00Z',
      ['2026-10-25T00:30Z', '2026-10-25T01:30Z', '2026-10-26T01:30Z'],
    ],
    [
      'America/New_York',
      '30 1 * * *',
      '2026-10-31T12:00Z',
      ['2026-11-01T05:30Z', '2026-11-01T06:30Z', '2026-11-02T06:30Z'],
    ],
  ])('describeSchedule() runs twice when the clocks of %s go back', async (...row) => {
    const [timeZone, schedule, now, runs] = row;
    const described = await describeSchedule({ schedule, timeZone, now: new Date(now) });
    expect(described.nextRuns).toEqual(dates(...runs));
    expect(described.warnings).toContainEqual(
      expect.stringMatching(/Clocks go back on 2026-1[01]-\d\d .*: two runs at 0[12]:30/),
    );
  });

  test('describeSchedule() counts from a moment between the two runs of a repeated hour', async () => {
    const now = new Date('2026-10-25T00:45:00Z');
    const described = await describeSchedule({
      schedule: '30 2 * * *',
      timeZone: 'Europe/Berlin',
      now,
      runs: 1,
    });
    expect(described.nextRuns).toEqual(dates('2026-10-25T01:30Z'));
  });

  test('describeSchedule() skips a midnight that a zone skips', async () => {
    const now = new Date('2026-09-05T12:00:00Z');
    const described = await describeSchedule({
      schedule: '@daily',
      timeZone: 'America/Santiago',
      now,
      runs: 2,
    });
    expect(described.nextRuns).toEqual(dates('2026-09-07T03:00Z', '2026-09-08T03:00Z'));
  });

  test('describeSchedule() says nothing of clocks where every hour runs, or none of the hours that change', async () => {
    const now = new Date('2026-07-03T12:00:00Z');
    const timeZone = 'Europe/Berlin';
    expect((await describeSchedule({ schedule: '0 * * * *', timeZone, now })).warnings).toEqual([]);
    expect((await describeSchedule({ schedule: '0 4 * * *', timeZone, now })).warnings).toEqual([]);
    expect((await describeSchedule({ schedule: '30 2 * * 1', timeZone, now })).warnings).toEqual([]);
  });

  test.each([
    ['* * * * *', 'Runs every minute: '],
    ['*/3 9 * * *', 'Runs every 3 minutes: '],
    ['*/90 * * * *', '*/90 runs once in each hour, not every 90 minutes'],
    ['*/45 * * * *', '*/45 begins anew with each hour: the last gap is 15 minutes, not 45'],
    ['0 */5 * * *', '*/5 begins anew with each day: the last gap is 4 hours, not 5'],
    ['0 9 1 * 1', 'Runs on days that match the day of month or the day of week'],
    ['0 0 29 2 *', 'Has no run within a year'],
  ])('describeSchedule() warns about %s', async (schedule, warning) => {
    const now = new Date('2026-07-03T12:00:00Z');
    const { warnings } = await describeSchedule({ schedule, timeZone: 'Etc/UTC', now });
    expect(warnings).toContainEqual(expect.stringContaining(warning));
  });

  test.each([
    ['@every 15m', 'Every 15 minutes, counted from the run before', undefined],
    ['@every 1h', 'Every hour, counted from the run before', undefined],
    ['@every 90m30s', 'Every 1 hour, 30 minutes and 30 seconds, counted from the run before', undefined],
    ['@every 1.5s', 'Every second, counted from the run before', /^Runs every second: each run is a pod/],
  ])('describeSchedule() has words of its own for %s', async (schedule, words, warning) => {
    const now = new Date('2026-07-03T12:00:00Z');
    const described = await describeSchedule({ schedule, timeZone: 'Etc/UTC', now });
    expect(described).toMatchObject({ words, nextRuns: [] });
    expect(described.warnings.length).toBe(warning === undefined ? 0 : 1);
    expect(described.warnings.join('\n')).toMatch(warning ?? /^$/);
  });

  test('describeSchedule() counts an @every from the run before', async () => {
    const options = { schedule: '@every 15m', timeZone: 'Etc/UTC', now: new Date('2026-07-03T12:00:00Z') };
    const countedFrom = new Date('2026-07-03T11:20:07Z');
    expect((await describeSchedule({ ...options, countedFrom, runs: 2 })).nextRuns).toEqual(
      ['2026-07-03T12:05:07Z', '2026-07-03T12:20:07Z'].map((time) => new Date(time)),
    );
  });

  test('describeSchedule() finds no leap day beyond a century without one, as Kubernetes does not', async () => {
    const now = new Date('2096-03-01T00:00:00Z');
    const described = await describeSchedule({ schedule: '0 0 29 2 *', timeZone: 'Etc/UTC', now });
    expect(described).toMatchObject({
      nextRuns: [],
      warnings: ['Has no run in the next 5 years: Kubernetes looks no further'],
    });
  });

  test.each([
    // The walk misses the midnight that is not there, and so that the day is another.
    [
      'America/Sao_Paulo',
      '2018-11-01T12:00Z',
      '0 3 * * 6',
      'forward',
      '2018-11-04',
      'a run that the schedule',
    ],
    ['Australia/Lord_Howe', '2025-09-30T12:00Z', '15 2 * * *', 'forward', '2025-10-05', 'no run at 02:15'],
  ])('describeSchedule() says what Kubernetes makes of the clocks of %s', async (...row) => {
    const [timeZone, now, schedule, way, day, words] = row;
    const { warnings } = await describeSchedule({ schedule, timeZone, now: new Date(now) });
    expect(warnings).toContainEqual(
      expect.stringContaining(`Clocks go ${way} on ${day} in ${timeZone}: ${words}`),
    );
  });

  test('describeSchedule() throws on a schedule that is none', async () => {
    const options = { schedule: '0 0 31 2', timeZone: 'Etc/UTC', now: new Date() };
    await expect(describeSchedule(options)).rejects.toThrow('Cannot describe "0 0 31 2": 4 fields');
  });

  test('describeSchedule() agrees with another cron library where no clock changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        schedules,
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        async (schedule, now) => {
          fc.pre(checkSchedule(schedule) === undefined);
          const { nextRuns, words } = await describeSchedule({ schedule, timeZone: 'Etc/UTC', now });
          const theirs = new Cron(schedule, {
            timezone: 'Etc/UTC',
            mode: '5-part',
            sloppyRanges: true,
          }).nextRuns(3, now);
          expect(nextRuns).toEqual(theirs.slice(0, nextRuns.length));
          expect(words).not.toBe('');
        },
      ),
      { numRuns: 300 },
    );
  });
});

function dates(...texts: readonly string[]): readonly Date[] {
  return texts.map((text) => new Date(text));
}

/** Any field; a star with a step only where its days do not change which days must match. */
function field(min: number, max: number): fc.Arbitrary<string> {
  const value = fc.integer({ min, max });
  const range = fc.tuple(value, value).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`);
  const list = fc
    .array(fc.oneof(value.map(String), range), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(','));
  return fc.oneof(
    fc.constant('*'),
    list,
    fc.tuple(range, fc.integer({ min: 1, max: 5 })).map(([part, step]) => `${part}/${step}`),
  );
}

const schedules = fc
  .tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12), field(0, 6))
  .map((fields) => fields.join(' '));
