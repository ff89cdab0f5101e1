import { describe, expect, test } from 'vitest';
import { checkSchedule } from './check-schedule.ts';

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
    ['@every 1h', /no such macro, wanted one of @yearly/],
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
});
