import { expect, test } from 'vitest';
import { createLogTail } from './log-tail.ts';

test.each([
  ['all that fits', ['one\n', 'two\n'], 'one\ntwo\n'],
  ['a line that begins where it is cut', ['one\n', 'two\n', 'three\n'], 'two\nthree\n'],
  ['no half of a line', ['one\ntwo\nthirty\n'], 'thirty\n'],
  ['the end of a line that is too long', ['one\n', 'a long line of text'], 'ne of text'],
  ['the end of one that is over', ['a long line of text\n'], 'e of text\n'],
  ['what is printed much later', Array.from({ length: 100 }, () => 'four\n'), 'four\nfour\n'],
])('createLogTail() keeps %s', (_what, pieces, wanted) => {
  const tail = createLogTail(10);
  for (const piece of pieces) tail.push(piece);
  expect([tail.text(), tail.cut()]).toEqual([wanted, pieces.join('').length - wanted.length]);
});
