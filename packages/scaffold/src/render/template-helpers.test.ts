import { spawnSync } from 'node:child_process';
import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument } from 'yaml';
import { TEMPLATE_HELPERS as write } from './template-helpers.ts';

/** What YAML, JSON or JavaScript would read as something else, break a line at, or not take at all. */
const NASTY: readonly string[] = [
  [
    'null',
    '~',
    'yes',
    'No',
    'on',
    'true',
    '1e3',
    '007',
    '0o17',
    '0x1f',
    '1.10',
    '.inf',
    '12:30:45',
    '2026-01-01',
  ],
  [
    '# x',
    'a: b',
    '- a',
    '*a',
    '&a',
    '!a',
    '{a',
    '[a',
    '%a',
    '@a',
    '`a',
    '"',
    "'",
    '\\',
    '\\n',
    '',
    ' ',
    ' a ',
  ],
  [
    'a\nb',
    'a\r\nb',
    'a\tb',
    '\0',
    '\u0007',
    '\u007F',
    '\u0085',
    '\u2028',
    '\u2029',
    '\uFEFF',
    '\uFFFF',
    '\uD800',
    '👩‍💻',
  ],
].flat();

const anyText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);

describe('TEMPLATE_HELPERS', () => {
  test('yaml() is read back by YAML 1.1, YAML 1.2 and JSON as it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = write.yaml(text);
        expect(JSON.parse(written)).toBe(text);
        fc.pre(text.isWellFormed());
        for (const version of ['1.1', '1.2'] as const) {
          expect(parse(`a: ${written}\nb: 1\n`, { version })).toEqual({ a: text, b: 1 });
        }
      }),
    );
  });

  test('json() in a literal block is read back as it was', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, anyText), (value) => {
        fc.pre(
          Object.entries(value)
            .flat()
            .every((text) => text.isWellFormed()) && !Object.hasOwn(value, '__proto__'),
        );
        const block = `data:\n  a.json: |\n    ${write.json(value, { indent: 4 })}\n`;
        for (const version of ['1.1', '1.2'] as const) {
          const read = parseDocument(block, { version }).getIn(['data', 'a.json']);
          expect(JSON.parse(String(read))).toEqual(value);
        }
      }),
    );
  });

  test('string() is a string of JavaScript with the same value', () => {
    expect(write.string(`a "b" 'c' \\ \n`)).toBe(String.raw`'a "b" \'c\' \\ \n'`);
    fc.assert(
      fc.property(anyText, (text) => {
        const written = write.string(text);
        expect(written).toMatch(/^'(?:[^'\\\n]|\\.)*'$/);
        expect(
          JSON.parse(
            `"${written
              .slice(1, -1)
              .replaceAll('"', String.raw`\"`)
              .replaceAll(String.raw`\'`, "'")}"`,
          ),
        ).toBe(text);
      }),
    );
  });

  test.skipIf(process.platform === 'win32')(
    'shell() is one word of a shell with the same value (not on Windows)',
    () => {
      const texts = NASTY.filter((text) => !text.includes('\0') && text.isWellFormed());
      const { stdout } = spawnSync(
        'sh',
        ['-c', `printf '%s\\n--\\n' ${texts.map((text) => write.shell(text)).join(' ')}`],
        {
          encoding: 'utf8',
        },
      );
      expect(stdout.split('\n--\n').slice(0, -1)).toEqual(texts);
    },
  );

  test('docker() leaves no variable and no quote to be read', () => {
    expect(write.docker(String.raw`a "b" $HOME \n`)).toBe(String.raw`"a \"b\" \$HOME \\n"`);
  });

  test('markdown() leaves no markup to be read', () => {
    expect(write.markdown('*a* _b_ [c](d) <e> `f` | # g')).toBe(
      String.raw`\*a\* \_b\_ \[c\](d) \<e\> ` + '\\`f\\`' + String.raw` \| \# g`,
    );
    expect(['- a', '+ a', '= a', '12. a', '3) a', 'a - b'].map((text) => write.markdown(text))).toEqual([
      String.raw`\- a`,
      String.raw`\+ a`,
      String.raw`\= a`,
      String.raw`12\. a`,
      String.raw`3\) a`,
      'a - b',
    ]);
  });

  test('fenced(), token() and plain() refuse what they cannot write', () => {
    expect(write.fenced("npx create --description 'a `b`'")).toBe("npx create --description 'a `b`'");
    expect(() => write.fenced('a\n```\nb')).toThrow('wanted one line without a fence');
    expect(write.token('*/5 * * * 1-5')).toBe('*/5 * * * 1-5');
    for (const text of ['', '-x', 'a"b', 'a\nb', '{{x}}', '$x', 'a;b', 'a`b', "a'b", 'a\\b', '<b>', 'a|b']) {
      expect(() => write.token(text)).toThrow('unquoted: wanted a plain word');
    }
    expect(write.plain('Zoë')).toBe('Zoë');
    expect(() => write.plain(7)).toThrow('Cannot write a value of type number: wanted text');
  });

  test('identifier() is the name of the export', () => {
    expect(write.identifier('disable-workload-autoscaler')).toBe('disableWorkloadAutoscaler');
  });
});
