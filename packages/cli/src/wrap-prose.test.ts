import { expect, test } from 'vitest';
import { plainView } from './testing/plain-view.ts';
import { createView } from './view.ts';
import { wrapExample, wrapProse } from './wrap-prose.ts';
import { PassThrough } from 'node:stream';

const view = plainView(20);

test('wrapProse() breaks between words, and indents what follows', () => {
  expect(wrapProse('  next Mon 30 Nov 17:00, Tue 1 Dec 17:00', view, 7)).toBe(
    '  next Mon 30 Nov\n       17:00, Tue 1\n       Dec 17:00',
  );
  expect(wrapProse('short  enough', view)).toBe('short  enough');
  expect(wrapProse('a\nline that is too long', view, 2)).toBe('a\nline that is too\n  long');
});

test('wrapProse() keeps a word whole, and counts no colours', () => {
  const path = 'k8s/a-very-long-name.cronjob.yaml';
  expect(wrapProse(`see ${path} there`, view, 2)).toBe(`see\n  ${path}\n  there`);
  const red = '\u001B[31mtwelve chars\u001B[39m and seven';
  expect(wrapProse(red, view)).toBe('\u001B[31mtwelve chars\u001B[39m and\nseven');
});

test('wrapProse() leaves lines that go to a program alone', () => {
  const piped = createView({ stream: new PassThrough(), env: {} });
  const long = 'word '.repeat(100).trim();
  expect(wrapProse(long, piped)).toBe(long);
  const told = createView({ stream: new PassThrough(), env: { COLUMNS: '40' } });
  expect(wrapProse(long, told).split('\n').length).toBeGreaterThan(10);
});

test('wrapExample() makes lines that a shell takes as one', () => {
  expect(wrapExample('bot add x --schedule "30 6 * * 1-5" --yes', 30)).toBe(
    'bot add x \\\n  --schedule "30 6 * * 1-5" \\\n  --yes',
  );
  expect(wrapExample('bot add x', 30)).toBe('bot add x');
});
