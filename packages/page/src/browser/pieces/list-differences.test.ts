import { fc } from '@castai-bot/testing/properties';
import { describe, expect, test } from 'vitest';
import { listDifferences } from './list-differences.ts';

describe('listDifferences()', () => {
  test.each([
    [{ a: 1 }, { a: 2 }, [{ path: 'a', before: 1, after: 2 }]],
    [{ a: { b: [1, 2] } }, { a: { b: [1] } }, [{ path: 'a.b[1]', before: 2, after: undefined }]],
    [{}, { 'app/name': 1 }, [{ path: '["app/name"]', before: undefined, after: 1 }]],
    [{ a: [] }, { a: {} }, [{ path: 'a', before: [], after: {} }]],
    [{ a: null }, { a: { b: 1 } }, [{ path: 'a', before: null, after: { b: 1 } }]],
    [1, 2, [{ path: '', before: 1, after: 2 }]],
  ])('of %j and %j', (before, after, wanted) => {
    expect(listDifferences(before, after)).toEqual(wanted);
  });

  test('finds none in what is equal as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy: unknown = JSON.parse(JSON.stringify(value));
        expect(listDifferences(JSON.parse(JSON.stringify(value)), copy)).toEqual([]);
      }),
    );
  });
});
