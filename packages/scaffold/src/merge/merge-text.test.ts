import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import type { MergedText } from './keep-line-breaks.ts';
import { mergeText } from './merge-text.ts';

const labels = { yours: 'yours', theirs: 'castai-bot 2.0.0' };
const merge = (base: string, yours: string, theirs: string): MergedText =>
  mergeText({ base, yours, theirs }, labels);

describe('mergeText', () => {
  test('mergeText() takes what each side changed', () => {
    expect(merge('a\nb\nc\nd\n', 'A\nb\nc\nd\ne\n', 'a\nb\nC\nd\n')).toEqual({
      text: 'A\nb\nC\nd\ne\n',
      conflicts: [],
      kept: [],
    });
  });

  test('mergeText() marks what both changed as git does, without the lines they share', () => {
    const { text, conflicts } = merge('a\nb\nc\n', 'a\nnew\nmine\nc\n', 'a\nnew\nours\nc\n');
    expect(text).toBe('a\nnew\n<<<<<<< yours\nmine\n=======\nours\n>>>>>>> castai-bot 2.0.0\nc\n');
    expect(conflicts).toEqual([3]);
  });

  test('mergeText() marks a change beside a deletion', () => {
    const { text, conflicts } = merge('a\nb\nc\n', 'a\nc\n', 'a\nB\nc\n');
    expect(text).toBe('a\n<<<<<<< yours\n=======\nB\n>>>>>>> castai-bot 2.0.0\nc\n');
    expect(conflicts).toEqual([2]);
  });

  test('mergeText() keeps your comments beside code that changed', () => {
    expect(merge('# why\nb: 1\n', '# because\nb: 1\n', '# why\nb: 2\n').text).toBe('# because\nb: 2\n');
    expect(merge('# why\nb: 1\n', '# why\nb: 2\n', '# hence\nb: 1\n').text).toBe('# hence\nb: 2\n');
    expect(merge('b: 1\n', '# mine\nb: 1\n', 'b: 2\n').text).toBe('# mine\nb: 2\n');
    expect(merge('# why\n', '# because\n', '# hence\n').text).toBe('# because\n');
  });

  test('mergeText() marks code that took the place of a comment you changed', () => {
    const { conflicts } = merge('# why\nb: 1\n', '# because\nb: 1\n', 'c: 1\nb: 1\n');
    expect(conflicts).toEqual([1]);
  });

  test('mergeText() writes the line breaks that yours has', () => {
    expect(merge('a\nb\nc\n', 'A\r\nb\r\nc\r\n', 'a\nb\nC\n').text).toBe('A\r\nb\r\nC\r\n');
    expect(merge('a\nb\n', 'a\nb', 'A\nb\n').text).toBe('A\nb');
  });

  test('mergeText() gives the changed side where the other is unchanged, whatever the text', () => {
    const lines = fc
      .array(fc.constantFrom('a', 'b', '', '# c', '__proto__', 'constructor', '}'), { maxLength: 12 })
      .map((words) => words.join('\n'));
    fc.assert(
      fc.property(lines, lines, (one, other) => {
        expect(merge(one, other, one).text).toBe(other);
        expect(merge(one, one, other).text).toBe(other);
        expect(merge(one, other, other).text).toBe(other);
      }),
    );
  });

  test('mergeText() merges the same from both sides, or says that it cannot', () => {
    const lines = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 10 })
      .map((words) => words.join('\n'));
    fc.assert(
      fc.property(lines, lines, lines, (base, yours, theirs) => {
        const [one, other] = [merge(base, yours, theirs), merge(base, theirs, yours)];
        expect(one.conflicts.length).toBe(other.conflicts.length);
        if (one.conflicts.length === 0) expect(one.text).toBe(other.text);
      }),
    );
  });
});
