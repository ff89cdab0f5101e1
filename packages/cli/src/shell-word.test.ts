import { execFileSync } from 'node:child_process';
import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { toShellWord } from './shell-word.ts';

test('toShellWord() leaves a plain word alone and quotes what has blanks', () => {
  expect([toShellWord('my-bot'), toShellWord('0 17 * * 1-5'), toShellWord('')]).toEqual([
    'my-bot',
    '"0 17 * * 1-5"',
    '""',
  ]);
});

test('toShellWord() can stand in a fenced block of Markdown', () => {
  expect(toShellWord('a ````` b')).toBe("'a ``''``''` b'");
});

test.skipIf(process.platform === 'win32')(
  'toShellWord() is read back by sh as it was, whatever it holds (not on Windows)',
  () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((value) => !value.includes('\0'));
    const nasty = fc.constantFrom(
      "it's",
      '$(id)',
      '`id`',
      '````',
      '"',
      '\\',
      '!!',
      '${{ x }}',
      "'\\''",
      '*',
      '~',
      '#',
      '\n',
    );
    const words = fc.array(fc.oneof(text, nasty), { maxLength: 4 }).map((parts) => parts.join(''));
    const values = fc.sample(words, { numRuns: 300, seed: 1 });
    const script = values.map((value) => `printf '%s\\0' ${toShellWord(value)}`).join('\n');
    const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    expect(read).toEqual(values);
  },
);
