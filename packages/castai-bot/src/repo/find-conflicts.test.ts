import { expect, test } from 'vitest';
import { findConflicts } from './find-conflicts.ts';

test.each([
  ['a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> main\n', [2]],
  ['<<<<<<<\r\nb: 2\r\n=======\r\n', [1]],
  ['<<<<<<< a\n=======\n>>>>>>> b\nx\n<<<<<<< a\n=======\n>>>>>>> b\n', [1, 5]],
  ['# <<<<<<< HEAD\n<<<<<<<< HEAD\n <<<<<<< HEAD\nTitle\n=======\n', []],
])('findConflicts() finds in %j where the sides begin', (text, lines) => {
  expect(findConflicts(text)).toEqual(lines.map((line) => ({ line, column: 1 })));
});
