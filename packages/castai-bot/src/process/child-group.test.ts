import { expect, test } from 'vitest';
import { toTaskkill } from './child-group.ts';

test("toTaskkill() names Windows' own program by its path, and ends the whole tree", () => {
  expect(toTaskkill(4711, { SystemRoot: 'D:\\Windows' })).toEqual([
    'D:\\Windows\\System32\\taskkill.exe',
    '/PID',
    '4711',
    '/T',
    '/F',
  ]);
  expect(toTaskkill(1, {})[0]).toBe('C:\\Windows\\System32\\taskkill.exe');
});
