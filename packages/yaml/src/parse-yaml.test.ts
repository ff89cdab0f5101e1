import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { type Document, parse, parseAllDocuments, stringify } from 'yaml';
import { parseYaml } from './parse-yaml.ts';

/** Ten anchors, each of which names the one before ten times: 3 KB that stand for ten thousand million values. */
const bomb = Array.from({ length: 10 }, (_, level) => {
  const item = level === 0 ? 'x' : `*a${level - 1}`;
  return `a${level}: &a${level} [${Array.from({ length: 10 }, () => item).join(', ')}]`;
}).join('\n');

interface Wrong {
  readonly line: number;
  readonly column?: number;
  readonly message?: RegExp;
}

describe('parseYaml', () => {
  test.each<[what: string, text: string, wrong: Wrong]>([
    ['an alias bomb', bomb, { line: 5, message: /^with the alias \*a3 .* more than 100000 values$/ }],
    [
      'an undefined alias',
      'a: 1\nb: *x\n',
      { line: 2, column: 4, message: /^the alias \*x has no anchor &x/ },
    ],
    ['an alias before its anchor', 'a: *x\nb: &x 1\n', { line: 1, column: 4, message: /has no anchor/ }],
    [
      'an alias inside its anchor',
      'a: &x [1, *x]\n',
      { line: 1, column: 11, message: /below its own anchor/ },
    ],
    [
      'many aliases',
      `a: &x 1\nb: [${'*x, '.repeat(1001)}]\n`,
      { line: 2, message: /more than 1000 aliases/ },
    ],
    [
      'brackets',
      '['.repeat(100_000),
      { line: 1, column: 101, message: /^nested more than 100 levels deep$/ },
    ],
    ['braces', '{a: '.repeat(100_000), { line: 1, message: /levels deep/ }],
    ['lists on one line', '- '.repeat(100_000), { line: 1, message: /levels deep/ }],
    ['keys on one line', '? '.repeat(100_000), { line: 1, message: /levels deep/ }],
    [
      'a long text',
      `a: "${'x'.repeat(5 << 20)}"`,
      { line: 1, column: 1, message: /^it has 5242885 characters/ },
    ],
    ['a broken text', 'a: 1\nb: [1,\nc: 2\n', { line: 3, message: /./ }],
    ['a tab', 'a:\n\tb: 1\n', { line: 2, message: /./ }],
    ['no text', '\0'.repeat(1000), { line: 1 }],
  ])('parseYaml() says where %s goes wrong', (_, text, { message, ...place }) => {
    const { documents, problems } = parseYaml(text);
    expect({ documents, problem: problems[0] }).toMatchObject({ documents: [], problem: place });
    if (message) expect(problems[0]?.message).toMatch(message);
  });

  test('parseYaml() reads what is beside a broken document, and one with a key twice', () => {
    const { documents, problems } = parseYaml('a: 1\n---\nb: [\n---\nc: 1\nc: 2\n');
    expect(documents.map((document): unknown => document.toJS())).toEqual([{ a: 1 }, { c: 2 }]);
    expect(problems.map(({ line, isDuplicateKey }) => ({ line, isDuplicateKey }))).toEqual([
      { line: 4, isDuplicateKey: false },
      { line: 6, isDuplicateKey: true },
    ]);
  });

  test('parseYaml() takes aliases that a person would write', () => {
    const { documents, problems } = parseYaml('a: &x {b: [1, 2]}\nc: *x\nd: [*x, *x]\n');
    expect(problems).toEqual([]);
    const twice = { b: [1, 2] };
    expect(documents[0]?.toJS()).toEqual({ a: twice, c: twice, d: [twice, twice] });
  });

  test('parseYaml() reads as the library does what is within its limits', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 1, maxLength: 3 }), (values) => {
        const text = values.map((value) => stringify(value)).join('---\n');
        const all: readonly Document[] = parseAllDocuments(text);
        const { documents, problems } = parseYaml(text);
        expect(problems).toEqual([]);
        expect(documents.map((document): unknown => document.toJS())).toEqual(
          all.map((document): unknown => document.toJS() as unknown),
        );
        expect(documents[0]?.toJS()).toEqual(parse(stringify(values[0])));
      }),
    );
  });

  test('parseYaml() ends whatever the text is', () => {
    const marks = fc.constantFrom(
      '[',
      '{',
      '- ',
      '? ',
      ': ',
      '&a ',
      '*a ',
      '|\n',
      '>\n',
      '"',
      "'",
      '\n',
      ' ',
      '#',
      '%',
      '!',
      'a',
      '---\n',
      '...\n',
      ',',
      ']',
      '}',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 60 }), (parts) => {
        const { documents, problems } = parseYaml(parts.join(''));
        for (const document of documents) document.toJS({ maxAliasCount: -1 });
        for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
        expect(documents.length + problems.length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });
});
