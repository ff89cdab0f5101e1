import { describe, expect, test } from 'vitest';
import { checkAuthor, checkDescription } from './check-text.ts';

describe('checkDescription', () => {
  test.each([
    'Turns nodes off at night',
    `"quotes" 'and' \`ticks\``,
    '${{ secrets.TOKEN }} {{ value }} $HOME \\n',
    '# : - [x] & * ! | > % @',
    'null',
    '1e3',
    'Выключает узлы',
    'يوقف العقد ليلاً',
    '👩‍💻 keeps the joiner of an emoji',
    'می‌خواهم',
    'x'.repeat(200),
  ])('checkDescription() accepts %j', (text) => {
    expect(checkDescription(text)).toBeUndefined();
  });

  test.each([
    ['', /empty/],
    ['   ', /empty/],
    ['a\nb', /control character U\+000A/],
    ['a\tb', /control character U\+0009/],
    ['a\0b', /control character U\+0000/],
    ['a\u001B[31mb', /control character U\+001B/],
    ['a\u007Fb', /control character U\+007F/],
    ['a\u0085b', /control character U\+0085/],
    ['a\u2028b', /control character U\+2028/],
    ['safe \u202Edetrevni', /invisible mark U\+202E, which can turn or hide the text around it/],
    ['a\u2066b', /invisible mark U\+2066/],
    ['a\u200Fb', /invisible mark U\+200F/],
    ['a\u061Cb', /invisible mark U\+061C/],
    ['a\u200Bb', /invisible mark U\+200B/],
    ['a\uFEFFb', /invisible mark U\+FEFF/],
    ['a\u{E0041}b', /invisible mark U\+E0041/],
    ['a\uD800b', /U\+D800, which is no character/],
    ['a\uFFFFb', /U\+FFFF, which is no character/],
    ['x'.repeat(300), /300 characters, wanted at most 200/],
  ])('checkDescription() refuses %j', (text, problem) => {
    expect(checkDescription(text)).toMatch(problem);
  });
});

describe('checkAuthor', () => {
  test('checkAuthor() may be empty, and is one printable line else', () => {
    expect(checkAuthor('')).toBeUndefined();
    expect(checkAuthor('Zoë <zoe@example.com>')).toBeUndefined();
    expect(checkAuthor('a\rb')).toMatch(/control character/);
  });
});
