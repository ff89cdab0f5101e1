import { expect, test } from 'vitest';
import { quote } from './quote.ts';

test.each([
  ['my "bot"', '"my \\"bot\\""'],
  ['a\nb', '"a\\nb"'],
  ['\u202Eabc\u009B', '"\\u{202E}abc\\u{9B}"'],
  ['é 🤖', '"é 🤖"'],
  ['x'.repeat(300), `"${'x'.repeat(80)}…"`],
])('quote() quotes %j', (value, expected) => {
  expect(quote(value)).toBe(expected);
});
