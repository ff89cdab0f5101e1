import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { wrapWords } from './wrap-words.ts';

test('wrapWords() breaks between words, and indents', () => {
  expect(wrapWords('builds the image and pushes it', { width: 20, indent: '    ' })).toBe(
    ['    builds the image', '    and pushes it'].join('\n'),
  );
});

test('wrapWords() keeps every word, and every line that can be short is', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 14, max: 60 }), (words, width) => {
      const lines = wrapWords(words.join(' '), { width, indent: '  ' }).split('\n');
      expect(lines.map((line) => line.trim()).join(' ')).toBe(words.join(' '));
      expect(lines.every((line) => line.length <= width && line.startsWith('  '))).toBe(true);
    }),
  );
});
