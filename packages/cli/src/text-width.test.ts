import { fc } from '@castai-bot/testing/properties';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cutText, textWidth } from './text-width.ts';

test.each([
  ['plain', 5],
  ['ünïcødé', 7],
  ['日本語', 6],
  ['Ａ！', 4],
  ['ｶﾞ', 2],
  ['한글', 4],
  ['각', 2],
  ['😀', 2],
  ['👨‍👩‍👧‍👦', 2],
  ['🏳️‍🌈', 2],
  ['🇩🇪', 2],
  ['👍🏽', 2],
  ['1️⃣', 2],
  ['❤️', 2],
  ['☺︎', 1],
  ['e\u0301\u0323', 1],
  ['a\u200Bb\u00ADc\uFEFF', 3],
  ['…→─✓', 4],
  ['\u001B[31mred\u001B[39m', 3],
  ['', 0],
])('textWidth() gives %j its columns', (text, columns) => {
  expect(textWidth(text)).toBe(columns);
});

/** What a line is made of: letters of many scripts, marks that join them, emoji and their parts. */
const part = fc.oneof(
  fc.constantFrom(
    ...Array.from('aZ9 ÄñЖΩ日本語ひカハ한글ｱＡ！…─→✓①㍿'),
    'ｶﾞ',
    'น้ำ',
    'नमस्ते',
    '\u0301',
    '\u0323',
    '\u200B',
  ),
  fc.constantFrom('😀', '👩‍🚀', '🏳️‍🌈', '🇩🇪', '👍🏽', '1️⃣', '❤️', '❤', '☺︎', '⌚'),
);

test('textWidth() agrees with string-width', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      expect({ text, width: textWidth(text) }).toEqual({ text, width: stringWidth(text) });
    }),
  );
});

const FIRST = 0x20;
const LAST_WIDE = 0x4_00_00;

/** Texts of so many letters each, none beside another. */
function chunk(letters: readonly string[], size: number): readonly string[] {
  return Array.from({ length: Math.ceil(letters.length / size) }, (_, index) =>
    letters.slice(index * size, (index + 1) * size).join('a'),
  );
}

test('textWidth() agrees with string-width on every letter that Unicode has', () => {
  // Of the next version of Unicode, which this Node may not know yet.
  const unassigned = /\p{Unassigned}|\p{Private_Use}/u;
  // What steers a terminal begins with one of them.
  const control = /\p{Control}/u;
  // Signs above the digits that follow them: terminals do not agree.
  const prepended = /[\u0600-\u0605\u06DD\u0890\u0891\u08E2\u{110BD}\u{110CD}]/u;
  const letters = Array.from({ length: LAST_WIDE - FIRST }, (_, index) => FIRST + index)
    .filter((codePoint) => codePoint < 0xd8_00 || codePoint > 0xdf_ff)
    .map((codePoint) => String.fromCodePoint(codePoint))
    .filter((letter) => ![unassigned, control, prepended].some((kind) => kind.test(letter)));
  const wrong = chunk(letters, 64).filter((some) => textWidth(some) !== stringWidth(some));
  expect(wrong).toEqual([]);
});

test('cutText() cuts between characters, at no more than the columns', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.integer({ min: 0, max: 20 }), (parts, columns) => {
      const text = parts.join('');
      const [fitting, rest] = cutText(text, columns);
      expect(fitting + rest).toBe(text);
      expect(textWidth(fitting)).toBeLessThanOrEqual(columns);
      const [next = ''] = Array.from(new Intl.Segmenter().segment(rest), ({ segment }) => segment);
      expect(rest === '' || textWidth(fitting) + textWidth(next) > columns).toBe(true);
    }),
  );
  expect(cutText('👨‍👩‍👧‍👦日本', 4)).toEqual(['👨‍👩‍👧‍👦日', '本']);
});
