import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { ValueFilter } from './value-filter.ts';

const SECRET = 'castai-key-0123456789/+=';

function filter(chunks: readonly string[], secrets: readonly string[] = [SECRET]): string {
  let written = '';
  const values = new ValueFilter(secrets, (text) => (written += text));
  for (const chunk of chunks) values.push(chunk);
  values.end();
  return written;
}

test('ValueFilter takes a secret out however its chunks are cut, and keeps all else', () => {
  const text = `before ${SECRET} between ${encodeURIComponent(SECRET)} and ${Buffer.from(SECRET).toString('base64')}, cast`;
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 6 }), (cuts) => {
      const ends = [0, ...cuts.toSorted((a, b) => a - b), text.length];
      const chunks = ends.slice(1).map((end, index) => text.slice(ends[index], end));
      const written = filter(chunks);
      expect(written).not.toContain(SECRET);
      expect(written).not.toContain(encodeURIComponent(SECRET));
      expect(written).toMatch(/^before \[redacted\] between \[redacted\] and \[redacted\].*, cast$/);
    }),
  );
});

test('ValueFilter lets a text without secrets through at once', () => {
  expect(filter(['a', 'b\n'], [])).toBe('ab\n');
  expect(filter(['a', 'b\n'], [''])).toBe('ab\n');
});
