import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { editText } from './edit-text.ts';

describe('editText', () => {
  test.each([
    ['a\r\nb\r\n', 'a\r\nb\r\nc\r\n'],
    ['a\nb\n', 'a\nb\nc\n'],
    ['\uFEFFa\r\nb\r\n', '\uFEFFa\r\nb\r\nc\r\n'],
    ['a\r\nb\n', 'a\r\nb\nc\n'],
    ['a\r\nx\r\nb\n', 'a\r\nx\r\nb\nc\r\n'],
    ['\uFEFFb\n', '\uFEFFb\nc\n'],
  ])('editText() adds a line to %j as its other lines are', (before, after) => {
    expect(editText(before, (text) => `${text}c\n`)).toBe(after);
  });

  test('editText() gives a last line without a break one when another follows', () => {
    expect(editText('a\r\nb', (text) => `${text}\nc`)).toBe('a\r\nb\r\nc');
    expect(editText('a\r\nb\r\nc', (text) => text.replace('\nc', ''))).toBe('a\r\nb');
  });

  test('editText() leaves a text alone that the change does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(editText(text, (seen) => seen)).toBe(text);
      }),
    );
  });

  test('editText() makes what the change made, and keeps the bytes of every line that stays', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.constantFrom('a', 'b', 'new', '')), fc.nat(), (text, added, place) => {
        let wanted = '';
        const edited = editText(text, (seen) => {
          const lines = seen.split('\n');
          wanted = lines.toSpliced(place % lines.length, 1, ...added).join('\n');
          return wanted;
        });
        const marked = text.startsWith('\uFEFF') ? `\uFEFF${wanted}` : wanted;
        expect(edited.replaceAll('\r\n', '\n')).toBe(marked);
        // What precedes the changed line is there byte for byte, but for the break of what is last now.
        const lines = text.split('\n');
        const before = lines.slice(0, place % lines.length).join('\n');
        expect(edited.startsWith(before.endsWith('\r') ? before.slice(0, -1) : before)).toBe(true);
      }),
    );
  });
});

/** Lines of few words, each with a break of its own; sometimes with a byte order mark. */
const anyText = fc
  .tuple(
    fc.constantFrom('', '\uFEFF'),
    fc.array(fc.tuple(fc.constantFrom('a', 'b', 'cc', ''), fc.constantFrom('\n', '\r\n'))),
    fc.constantFrom('', 'end'),
  )
  .map(([mark, lines, end]) => mark + lines.map(([words, lineBreak]) => words + lineBreak).join('') + end);
