import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { callFunction } from './call-function.ts';
import { defineFunction } from './define-function.ts';
import { createRunSchedule, type ScheduleFacts } from './run-schedule.ts';

const NOW = '2026-11-30T12:00:00.000Z';

const now = (): Date => new Date(NOW);

const read = (facts: ScheduleFacts): readonly (string | undefined)[] => {
  const { tick, previous, next } = createRunSchedule(facts, now);
  return [previous, tick, next].map((time) => time?.toISOString());
};

describe('createRunSchedule', () => {
  it('createRunSchedule() has the runs around its tick, or around now', () => {
    const facts = { schedule: '0 18 * * 1-5', timeZone: 'Europe/Berlin' };
    const tick = new Date('2026-11-27T17:00:00Z');
    expect(read({ ...facts, tick })).toEqual([
      '2026-11-26T17:00:00.000Z',
      '2026-11-27T17:00:00.000Z',
      '2026-11-30T17:00:00.000Z',
    ]);
    expect(read(facts)).toEqual(['2026-11-27T17:00:00.000Z', undefined, '2026-11-30T17:00:00.000Z']);
  });

  it('createRunSchedule() has none without a schedule', () => {
    expect(read({})).toEqual([undefined, undefined, undefined]);
    expect(createRunSchedule({}, now).timeZone).toBe('Etc/UTC');
  });
});

describe('callFunction', () => {
  const tell = defineFunction({
    description: 'Says when it was due',
    scope: 'organization',
    inputs: z.object({}),
    run: ({ schedule, simulated, log }) => {
      const { tick, previous, next, timeZone } = schedule;
      log.info('due', { tick, previous, next, timeZone, simulated });
    },
  });
  const api = { url: 'http://127.0.0.1:1', apiKey: 'none', clusterIds: [] };

  it('callFunction() gives a function the schedule that its test names, and says that CAST AI is none', async () => {
    const schedule = { schedule: '0 18 * * *', tick: new Date('2026-11-29T18:00:00Z') };
    const { lines } = await callFunction(tell, { api, now, schedule });
    expect(lines[0]?.fields).toEqual({
      tick: new Date('2026-11-29T18:00:00Z'),
      previous: new Date('2026-11-28T18:00:00Z'),
      next: new Date('2026-11-30T18:00:00Z'),
      timeZone: 'Etc/UTC',
      simulated: true,
    });
    const told = await callFunction(tell, { api, now, simulated: false });
    expect(told.lines[0]?.fields).toMatchObject({ tick: undefined, next: undefined, simulated: false });
  });
});
