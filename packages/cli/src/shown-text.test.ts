import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { toShownJson, toShownText } from './shown-text.ts';

const ESC = '\u001B';
const BEL = '\u0007';
/** What a terminal would obey; and what it would be left with. */
const hostile: readonly (readonly [name: string, text: string])[] = [
  ['a cursor that is moved up', `${ESC}[1A${ESC}[2K`],
  ['a screen that is cleared', `${ESC}[2J${ESC}[H`],
  ['a text that is hidden', `${ESC}[8m`],
  ['a style of many parts', `${ESC}[1;31;40m`],
  ['a link (OSC 8)', `${ESC}]8;;https://evil.test${BEL}click${ESC}]8;;${BEL}`],
  ['a link that ends as ST does', `${ESC}]8;;https://evil.test${ESC}\\click`],
  ['a title', `${ESC}]0;title${BEL}`],
  ['the clipboard (OSC 52)', `${ESC}]52;c;ZXZpbA==${BEL}`],
  ['a device that is asked', `${ESC}[c${ESC}[6n`],
  ['a DCS', `${ESC}P1$r0m${ESC}\\`],
  ['the 8-bit CSI', '\u009B31m'],
  ['the 8-bit OSC', '\u009D0;title\u009C'],
  ['a line that is written over', 'safe\rEVIL'],
  ['a backspace', 'safe\b\b\b\bEVIL'],
  ['a direction that is turned', '\u202Egnp.exe'],
  ['an isolate', '\u2066\u2069\u200F\u061C'],
  ['an escape that is cut by a style', `${ESC}]8;;https://evil.test${ESC}[1m${BEL}`],
  ['a bell', BEL],
  ['a NUL', '\0'],
];
// oxlint-disable-next-line eslint/no-control-regex -- what a terminal obeys
const OBEYED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/;

test.each(hostile)('toShownText() shows of %s nothing that a terminal obeys', (_, text) => {
  for (const isColored of [true, false]) {
    const shown = toShownText(`before ${text} after`, { isColored });
    expect(shown.replaceAll(`${ESC}[1m`, '')).not.toMatch(OBEYED);
    expect(shown).toMatch(/^before .* after$/s);
  }
});

test('toShownText() keeps lines, tabs and other writing, and our styles where there is colour', () => {
  const text = `a\r\n\tb ${ESC}[31mred${ESC}[39m é 🤖 👩‍🚀 שלום`;
  expect(toShownText(text, { isColored: true })).toBe(text.replace('\r', ''));
  expect(toShownText(text, { isColored: false })).toBe('a\n\tb red é 🤖 👩‍🚀 שלום');
});

test('toShownText() leaves nothing to obey of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(toShownText(text, { isColored: false })).not.toMatch(OBEYED);
    }),
  );
});

test.each(hostile)('toShownJson() escapes %s, and says the same', (_, text) => {
  const json = toShownJson({ [text]: text });
  expect(json).not.toMatch(OBEYED);
  expect(JSON.parse(json)).toEqual({ [text]: text });
});
