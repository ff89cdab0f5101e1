import { describe, expect, test } from 'vitest';
import { checkSchedule } from './check-schedule.ts';
import everyRuns from './fixtures/every-runs.json' with { type: 'json' };
import robfigLines from './fixtures/robfig-lines.json' with { type: 'json' };

/** What we refuse although robfig/cron takes it: what nobody means, or never runs. It makes a second of less. */
const STRICTER = { line: /^@every [-+]/, problem: /^no month has this day|below a second/ };

describe('checkSchedule', () => {
  test.each([
    '0 17 * * 1-5',
    '* * * * *',
    '*/5 0-23/2 1,2,3 1-12 0-6',
    '0 0 29 2 *',
    '0 0 31 2 1',
    '0 0 ? * sun',
    '05 07 * * *',
    '0  17  *  *  *',
    '@hourly',
    '@midnight',
    '@yearly',
    '@every 15m',
    '@every 1h30m',
    '@every 1.5h',
    '*/9223372036854775807 * * * *',
  ])('checkSchedule() accepts %j', (schedule) => {
    expect(checkSchedule(schedule)).toBeUndefined();
  });

  test.each([
    ['', /0 fields, wanted five/],
    ['99', /^1 field, wanted five/],
    ['0 17 * *', /4 fields, wanted five/],
    ['0 0 17 * * 1', /6 fields, wanted five/],
    ['TZ=Europe/Berlin 0 17 * * *', /refuses a zone inside the schedule/],
    ['CRON_TZ=Etc/UTC 0 17 * * *', /refuses a zone inside the schedule/],
    ['@every', /no such macro, wanted one of @yearly/],
    ['@every 1', /wanted one like 15m/],
    ['@every 1d', /wanted one like 15m/],
    ['@every -5m', /wanted one like 15m/],
    ['@every 15m ', /wanted one like 15m/],
    ['@every 500ms', /below a second/],
    ['@every 3000000h', /longer than 292 years/],
    ['*/9223372036854775808 * * * *', /a step beyond 9223372036854775807/],
    ['0 0 * * 1/99999999999999999999', /a step beyond/],
    ['@Daily', /no such macro/],
    ['60 * * * *', /minute "60" is out of range, wanted 0 to 59/],
    ['* 24 * * *', /hour "24" is out of range/],
    ['* * 0 * *', /day of month "0" is out of range/],
    ['* * * 13 *', /month "13" is out of range/],
    ['* * * * 7', /day of week "7" is out of range, wanted 0 to 6 \(sun to sat\)/],
    ['* * * * MON#1', /day of week "MON#1" cannot be read/],
    ['* * L * *', /day of month "L" is out of range/],
    ['* * 15W * *', /day of month "15W" is out of range/],
    ['H * * * *', /minute "H" is out of range/],
    ['*/0 * * * *', /step 0/],
    ['5-1 * * * *', /"5-1" begins after its end/],
    ['1,,2 * * * *', /minute "" cannot be read/],
    ['*-5 * * * *', /cannot be read/],
    ['-1 * * * *', /cannot be read/],
    ['1.5 * * * *', /cannot be read/],
    ['1e1 * * * *', /out of range/],
    ['0 0 31 2 *', /no month has this day/],
    ['0 0 30-31 2,2 *', /no month has this day/],
    ['0 0 31 4,6,9,11 ?', /no month has this day/],
    [' 0 17 * * *', /nothing around them/],
    ['0\t17 * * *', /spaces between them/],
    ['0 17 * * *\n', /nothing around them/],
    ['0 17 * * ＊', /wanted five fields/],
  ])('checkSchedule() refuses %j', (schedule, problem) => {
    expect(checkSchedule(schedule)).toMatch(problem);
  });

  test('checkSchedule() refuses each line that robfig/cron refuses, and takes the others but for a few', () => {
    const verdicts = Object.entries(robfigLines).map(([line, isTaken]) => ({ line, isTaken }));
    const wrong = verdicts.filter(({ line, isTaken }) => !isTaken && checkSchedule(line) === undefined);
    expect(wrong).toEqual([]);
    const stricter = verdicts.filter(({ line, isTaken }) => isTaken && checkSchedule(line) !== undefined);
    const unexplained = stricter.filter(
      ({ line }) => !STRICTER.line.test(line) && !STRICTER.problem.test(checkSchedule(line) ?? ''),
    );
    expect(unexplained).toEqual([]);
  });

  test.each(everyRuns)(
    'checkSchedule() takes @every $everySeconds s beside a deadline of $startingDeadlineSeconds s as it runs ($runs)',
    ({ everySeconds, startingDeadlineSeconds, runs }) => {
      const problem = checkSchedule(`@every ${everySeconds}s`, {
        startingDeadlineSeconds: startingDeadlineSeconds ?? undefined,
      });
      expect(problem === undefined).toBe(runs > 0);
      if (problem !== undefined) expect(problem).toMatch(/^it would never run: \d+ s is longer than/);
    },
  );
});
