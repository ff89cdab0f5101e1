import { describe, expect, test } from 'vitest';
import { DocumentSplitter } from './document-splitter.ts';

describe('DocumentSplitter', () => {
  test('push() gives each document when it is whole, wherever the pieces are cut', () => {
    const values = [{ a: '}{"\\' }, { b: { c: ['{', 1] } }, {}];
    const text = values.map((value, index) => JSON.stringify(value, null, index)).join('\n');
    for (let size = 1; size <= text.length; size++) {
      const splitter = new DocumentSplitter();
      const found: unknown[] = [];
      for (let at = 0; at < text.length; at += size) found.push(...splitter.push(text.slice(at, at + size)));
      expect(found).toEqual(values);
    }
  });
});
