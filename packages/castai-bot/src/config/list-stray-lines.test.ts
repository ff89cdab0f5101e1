import { expect, test } from 'vitest';
import { listStrayLines } from './list-stray-lines.ts';

test.each([
  ['A=1\n# B\n\n  export C = 2\n', []],
  ['A=1\nFOO BAR\nB=2\nalone\n', [2, 4]],
  ['A="two\nlines"\nFOO BAR\r\nB=2\r\n', [3]],
  ["A='two\n\nlines'\nB=it's\n", []],
])('listStrayLines() of %j', (text, lines) => {
  expect(listStrayLines(text)).toEqual(lines);
});
