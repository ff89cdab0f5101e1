import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { readTerminalRows } from './terminal-rows.ts';
import { readSvgRows, writeTerminalSvg } from './terminal-svg.ts';

const COLUMNS = 20;

async function draw(output: string): Promise<string> {
  return writeTerminalSvg(await readTerminalRows(output, COLUMNS), { title: 'a & b', columns: COLUMNS });
}

describe('writeTerminalSvg()', () => {
  test('keeps every row as text in its place, whatever is in it', async () => {
    const character = fc.constantFrom('a', '<', '>', '&', '"', ' ', '│', '◆', '→', '&lt;');
    const row = fc.array(character, { maxLength: 5 }).map((characters) => characters.join('').trimEnd());
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (rows) => {
        const shown = rows.slice(0, rows.findLastIndex((text) => text !== '') + 1);
        expect(readSvgRows(await draw(rows.join('\r\n')))).toEqual(shown);
      }),
    );
  });

  test('shows what a cursor left there, not what it wrote over, and wraps as a terminal does', async () => {
    const output = 'What?\r\n> ol\u001b[1A\r\u001b[2KWhich?\r\n> new\r\n0123456789012345678901';
    expect(readSvgRows(await draw(output))).toEqual(['Which?', '> new', '01234567890123456789', '01']);
  });

  test('colors words as the terminal would, each from its own column', async () => {
    const svg = await draw('\u001b[2mdim\u001b[22m \u001b[1;31mred\u001b[0m \u001b[7mx\u001b[27m');
    expect(svg.match(/<(?:text|rect class="t").*>/g)).toEqual([
      '<text x="18" y="32.5" class="d" textLength="25.2" lengthAdjust="spacingAndGlyphs">dim</text>',
      '<text x="51.6" y="32.5" class="c0 b" textLength="25.2" lengthAdjust="spacingAndGlyphs">red</text>',
      expect.stringMatching(/^<rect class="t" x="85.2" .*class="i".*>x<\/text>$/),
    ]);
    expect(svg).toContain('<title>a &amp; b</title>');
  });

  test.each(['\u001b[48;5;1mx', '\u001b[38;5;200mx', '\u001b[38;2;1;2;3mx'])(
    'refuses a color that not every terminal has: %j',
    async (output) => {
      await expect(draw(output)).rejects.toThrow('Found a color besides the sixteen');
    },
  );
});
