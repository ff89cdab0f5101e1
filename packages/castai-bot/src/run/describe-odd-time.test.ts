import { parseAnswers, type BotAnswers } from '@castai-bot/scaffold';
import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { typeScriptAnswers } from '../testing/fixture-repo.ts';
import { describeOddTime } from './describe-odd-time.ts';

function withSchedule(schedule: string | null, timeZone = 'Europe/Berlin'): BotAnswers {
  const functions = { greet: { template: 'example', schedule, timeZone } } as const;
  const parsed = parseAnswers(JSON.parse(typeScriptAnswers({ functions })));
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.answers;
}

const describe = (schedule: string | null, at: string): Promise<string | undefined> =>
  describeOddTime(withSchedule(schedule), { name: 'greet', tick: new Date(at) });

test.each([
  ['30 6 * * 1-5', '2026-11-30T06:30+01:00'],
  ['30 6 * * 1-5', '2026-07-01T04:30Z'],
  ['@daily', '2026-11-29T23:00Z'],
  ['@every 15m', '2026-11-30T06:31Z'],
])('describeOddTime() says nothing of a time that %j has: %s', async (schedule, at) => {
  expect(await describe(schedule, at)).toBeUndefined();
});

test.each([
  ['30 6 * * 1-5', '2026-11-28T05:30Z', '--at 2026-11-27T05:30Z and --at 2026-11-30T05:30Z'],
  ['30 6 * * 1-5', '2026-11-30T05:30:01Z', '--at 2026-11-30T05:30Z and --at 2026-12-01T05:30Z'],
  // In summer it is an hour earlier.
  ['30 6 * * 1-5', '2026-07-01T05:30Z', '--at 2026-07-01T04:30Z and --at 2026-07-02T04:30Z'],
])('describeOddTime() names the times of %j around %s', async (schedule, at, nearest) => {
  const shown = at.replace(':00Z', 'Z');
  expect(await describe(schedule, at)).toBe(
    `${shown} is no time of the schedule of greet, "${schedule}" in Europe/Berlin; the nearest are ${nearest}`,
  );
});

test('describeOddTime() says that there is no schedule', async () => {
  expect(await describe(null, '2026-11-30T06:30Z')).toBe(
    '2026-11-30T06:30Z is no time that greet runs at by itself: it has no schedule',
  );
});

test('describeOddTime() names times that it says nothing of', async () => {
  const minutes = fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2027, 11) / 60_000 });
  await fc.assert(
    fc.asyncProperty(
      minutes,
      fc.constantFrom('30 2 * * *', '*/40 1 * * 0', '0 12 1 * 1'),
      async (at, schedule) => {
        const said = await describe(schedule, new Date(at * 60_000).toISOString());
        for (const [, time = ''] of said?.matchAll(/--at (\S+Z)/g) ?? [])
          expect(await describe(schedule, time)).toBeUndefined();
      },
    ),
  );
});
