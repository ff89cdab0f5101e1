import { createHash } from 'node:crypto';
import { explorer } from '@castai-bot/page/explorer';
import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { isInlineable, toHtmlFile } from './to-html-file.ts';

const HARD = [
  '</script',
  '</SCRIPT >',
  '<!--',
  '-->',
  '<script>',
  ']]>',
  '&lt;',
  '\u2028',
  '\u2029',
  '\0',
  '\r\n',
  '\ud800',
  '$&',
  '$`',
];

/** What a browser gets of a block: HTML ends it at the first `</script`, and takes a line's end in any form for \n. */
function readBlock(html: string, id: string): unknown {
  const start = `<script type="application/json" id="${id}">`;
  const at = html.indexOf(start) + start.length;
  const text = html.slice(at, html.toLowerCase().indexOf('</script', at));
  return JSON.parse(text.replaceAll(/\r\n?/g, '\n'));
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('toHtmlFile()', () => {
  test('keeps whatever data there is as it is, and leaves nothing in it that HTML reads', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HARD));
    const hard = fc.array(text, { maxLength: 6 }).map((parts) => parts.join(''));
    const data = fc.dictionary(
      hard,
      fc.oneof(hard, fc.array(hard), fc.double({ noNaN: true, noDefaultInfinity: true })),
    );
    fc.assert(
      fc.property(data, hard, (value, notices) => {
        const html = toHtmlFile({ ...explorer, notices }, value);
        expect(readBlock(html, 'data')).toEqual(JSON.parse(JSON.stringify(value)));
        expect(readBlock(html, 'notices')).toBe(notices);
        expect(html.match(/<script/gi)?.length).toBe(3);
        expect(html).not.toContain('<!--');
      }),
    );
  });

  test('names no address, and lets in its own script and style alone', () => {
    const html = toHtmlFile(explorer, {});
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hashOf(explorer.script)}`,
      `style-src ${hashOf(explorer.style)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html).toContain(`<style>${explorer.style}</style>`);
    expect(html).toContain(`<script type="module">${explorer.script}</script>`);
    expect(html.replace(explorer.script, '')).not.toMatch(/\b(?:src|href)="(?!data:)/);
  });

  test('says in the title and where no script runs what it is told, as text', () => {
    const html = toHtmlFile(explorer, {}, { title: 'a <b>', text: '1 < 2 & $& </pre>' });
    expect(html).toContain('<title>a &lt;b&gt;</title>');
    expect(html).toContain('<noscript><pre>1 &lt; 2 &amp; $&amp; &lt;/pre&gt;</pre></noscript>');
  });

  test('refuses a page that does not name its style', () => {
    expect(() => toHtmlFile({ ...explorer, html: '<body></body>' }, {})).toThrow('href="page.css"');
  });
});

test.each(['</script>', '</STYLE', '<!--', '<script', '\r', '\0'])(
  'isInlineable() is false for %j',
  (text) => {
    expect(isInlineable({ script: `a${text}`, style: '' })).toBe(false);
    expect(isInlineable({ script: '', style: `a${text}` })).toBe(false);
    expect(isInlineable(explorer)).toBe(true);
  },
);
