import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { findReadmeParts, replaceReadmeParts, toMarks } from './readme-parts.ts';

const NAMES = ['functions', 'run', 'files'];

/** A text in which some lines are marks, whole parts or halves of them. */
const texts = fc
  .array(fc.constantFrom('mine', '', '| a |', ...NAMES.flatMap(toMarks), '<!-- castai-bot -->', '# x'), {
    maxLength: 14,
  })
  .map((lines) => lines.join('\n'));

function toReadme(parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts)
    .map(([name, text]) => `about ${name}\n${toMarks(name).join(`\n${text}`)}\n`)
    .join('\n');
}

describe('replaceReadmeParts', () => {
  test('replaceReadmeParts() changes what is between the marks, and nothing else', () => {
    const yours = `# Mine\n\n${toReadme({ functions: 'old\n', gone: 'x\n', run: '' })}the end`;
    const rendered = toReadme({ run: 'now\n', functions: 'new\nlines\n', files: 'y\n' });
    expect(replaceReadmeParts(yours, rendered)).toBe(
      `# Mine\n\n${toReadme({ functions: 'new\nlines\n', gone: 'x\n', run: 'now\n' })}the end`,
    );
  });

  test('replaceReadmeParts() keeps every line outside whole parts, and changes nothing the second time', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const rendered = toReadme(Object.fromEntries(NAMES.map((name) => [name, `fresh ${name}\n`])));
        const once = replaceReadmeParts(text, rendered);
        expect(withoutParts(once)).toEqual(withoutParts(text));
        expect(replaceReadmeParts(once, rendered)).toBe(once);
        for (const { name, start, end } of findReadmeParts(once).parts)
          expect(once.slice(start, end)).toBe(`fresh ${name}\n`);
      }),
    );
  });

  test.each([
    ['a\n<!-- castai-bot:run -->\nb', 2, '<!-- castai-bot:run --> has no <!-- /castai-bot:run -->'],
    ['<!-- /castai-bot:run -->', 1, '<!-- /castai-bot:run --> has no <!-- castai-bot:run -->'],
    [
      '<!-- castai-bot:run -->\n<!-- castai-bot:files -->\n<!-- /castai-bot:files -->',
      1,
      '<!-- castai-bot:run --> has no <!-- /castai-bot:run -->',
    ],
  ])('findReadmeParts() names the half mark in %j', (text, line, message) => {
    expect(findReadmeParts(text).problems).toEqual([
      { line, message: `${message}, so that what is there is left alone` },
    ]);
  });
});

function withoutParts(text: string): string {
  return findReadmeParts(text).parts.reduceRight(
    (whole, { start, end }) => whole.slice(0, start) + whole.slice(end),
    text,
  );
}
