import { describe, expect, it } from 'vitest';
import { readRunTick } from './run-tick.ts';

const TICK = new Date('2026-11-30T17:00:00Z');
const MINUTES = TICK.getTime() / 60_000;
const now = new Date('2026-11-30T17:00:09Z');

const tickOf = (job: string, entry = 'evening', at = now): string | undefined => {
  const read = readRunTick({ BOT_JOB_NAME: job }, { entry: { entry, function: 'office-hours' }, now: at });
  expect(read.problems).toEqual([]);
  return read.value?.toISOString();
};

describe('readRunTick', () => {
  it.each([
    ['my-bot-evening', 'evening'],
    ['my-bot-now', 'now'],
    ['my-bot-a-b', 'b'],
  ])('readRunTick() reads the Jobs that the CronJob %s makes for %s', (cronJob, entry) => {
    expect(tickOf(`${cronJob}-${MINUTES}`, entry)).toBe('2026-11-30T17:00:00.000Z');
  });

  it.each([
    '',
    'my-bot-evening',
    // What run-now names its Jobs: letters and digits, by chance all digits.
    'my-bot-evening-now-ab12cd',
    'my-bot-evening-now-123456',
    // What people name theirs.
    'my-bot-evening-20261130',
    'my-bot-evening-12345678',
    `my-bot-morning-${MINUTES}`,
    `evening-${MINUTES}x`,
    `my-bot-evening-${MINUTES + 10}`,
    `my-bot-evening-${MINUTES - 8 * 24 * 60}`,
  ])('readRunTick() takes no tick from %j', (job) => {
    expect(tickOf(job)).toBeUndefined();
    expect(tickOf(job, 'now')).toBeUndefined();
  });

  it('readRunTick() is the same for a try that starts hours later', () => {
    expect(tickOf(`my-bot-evening-${MINUTES}`, 'evening', new Date('2026-12-01T05:00:00Z'))).toBe(
      '2026-11-30T17:00:00.000Z',
    );
  });

  it('readRunTick() knows nothing without an entry, and what BOT_TICK says with or without', () => {
    const job = { BOT_JOB_NAME: `my-bot-evening-${MINUTES}` };
    expect(readRunTick(job, { entry: undefined, now })).toEqual({ value: undefined, problems: [] });
    expect(readRunTick({ ...job, BOT_TICK: '2020-01-01T00:00Z' }, { entry: undefined, now })).toEqual({
      value: new Date('2020-01-01T00:00:00Z'),
      problems: [],
    });
    expect(readRunTick({ BOT_TICK: 'soon' }, { entry: undefined, now }).problems).toEqual([
      'env BOT_TICK: found "soon", wanted a time like 2026-01-31T18:00:00Z',
    ]);
  });
});
