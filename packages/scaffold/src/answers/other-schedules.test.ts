import { expect, test } from 'vitest';
import { answersOf } from '../testing/every-answer.ts';
import { addScheduleCommands } from './other-schedules.ts';

test('addScheduleCommands() names what a template is made for, under a name that is free', () => {
  const hours = { template: 'workload-autoscaler-hours' };
  const answers = answersOf({ name: 'my-bot', functions: { nights: hours, example: {} } });
  const rest = ['--schedule', '0 7 * * 1-5', '--input', 'mode=on'];
  expect(addScheduleCommands(answers, 'nights')).toEqual([['add-schedule', 'nights', 'morning', ...rest]]);
  expect(addScheduleCommands(answers, 'example')).toEqual([]);
  const taken = answersOf({ name: 'my-bot', functions: { nights: hours, morning: {} } });
  expect(addScheduleCommands(taken, 'nights')).toEqual([
    ['add-schedule', 'nights', 'nights-morning', ...rest],
  ]);
});
