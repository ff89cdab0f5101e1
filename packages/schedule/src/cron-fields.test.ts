import { describe, expect, test } from 'vitest';
import { parseCronFields } from './cron-fields.ts';

describe('parseCronFields', () => {
  test('parseCronFields() reads names, lists, ranges and steps as robfig/cron does', () => {
    expect(read('*/20 8-18/5 1,15 JAN-mar Mon-FRI')).toEqual({
      minutes: [0, 20, 40],
      hours: [8, 13, 18],
      daysOfMonth: [1, 15],
      months: [1, 2, 3],
      daysOfWeek: [1, 2, 3, 4, 5],
      mustMatchBothDays: false,
    });
  });

  test('parseCronFields() lets a value with a step run to the end of its range', () => {
    expect(read('50/5 22/1 * * 5/1')).toMatchObject({
      minutes: [50, 55],
      hours: [22, 23],
      daysOfWeek: [5, 6],
    });
  });

  test.each([
    ['0 0 * * 1', true],
    ['0 0 ? * 1', true],
    ['0 0 1 * *', true],
    ['0 0 */1 * 1', true],
    ['0 0 */2 * 1', false],
    ['0 0 1 * 1', false],
    ['0 0 1,* * 1', true],
  ])('parseCronFields() knows whether %s asks for both days: %s', (schedule, expected) => {
    expect(read(schedule)).toMatchObject({ mustMatchBothDays: expected });
  });

  test('parseCronFields() expands macros', () => {
    expect(read('@weekly')).toEqual(read('0 0 * * 0'));
    expect(read('@hourly')).toEqual(read('0 * * * *'));
  });
});

function read(schedule: string): unknown {
  const fields = parseCronFields(schedule);
  if ('problem' in fields) throw new Error(fields.problem);
  const lists = Object.entries(fields).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Set ? [...value].toSorted((a, b) => Number(a) - Number(b)) : value,
  ]);
  return Object.fromEntries(lists) as unknown;
}
