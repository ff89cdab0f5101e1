import { describe, expect, it } from 'vitest';
import { findDifferences } from './find-differences.test-kit.ts';

const told = (
  fields: Parameters<typeof findDifferences>[0],
  ...answers: readonly unknown[]
): readonly string[] => findDifferences(fields, answers).map(({ field, what }) => `${field}: ${what}`);

describe('findDifferences()', () => {
  it('finds nothing where answers look like the live ones', () => {
    const fields = {
      'items[].id': { is: 'uuid' },
      'items[].at': { is: 'time' },
      'items[].price': { is: 'emptyText' },
      'items[].map.*.value': { is: 'text' },
      'items[].maybe': { is: 'integer', presence: 0.5, null: true },
    } as const;
    const id = '0b7c2f4e-0c1d-4f5a-9a3b-1c2d3e4f5a6b';
    const one = { id, at: '2026-10-01T10:00:00.123456Z', price: '', map: { a: { value: 'b' } }, maybe: 1 };
    expect(
      told(fields, { items: [one, { ...one, maybe: null }] }, { items: [{ ...one, maybe: 2 }] }),
    ).toEqual(['items[].maybe: never absent']);
    const { maybe: _, ...without } = one;
    expect(told(fields, { items: [one, { ...one, maybe: null }, without] })).toEqual([]);
  });

  it('finds what is missing once, at the top', () => {
    expect(told({ 'a.b': { is: 'text' }, 'a.c': { is: 'text' } }, {})).toEqual(['a: missing']);
    expect(told({ 'a[].b': { is: 'text' } }, { a: [] })).toEqual(['a[]: missing']);
    expect(told({ 'a.*.b': { is: 'text' } }, { a: {} })).toEqual(['a.*: missing']);
  });

  it('finds fields that nobody saw, but none of a map', () => {
    expect(told({ 'a.b': { is: 'text' }, c: { is: 'map' } }, { a: { b: 'x', d: 1 }, c: { e: 'f' } })).toEqual(
      ['a.d: not seen live'],
    );
  });

  it.each([
    ['presence', { is: 'text' }, [{ a: 'x' }, {}], 'absent at times'],
    ['null', { is: 'text' }, [{ a: null }, { a: 'x' }], 'null'],
    ['a null that never comes', { is: 'text', null: true }, [{ a: 'x' }], 'never null'],
    ['a value where live is null', { is: 'null' }, [{ a: 1 }], 'another form'],
    ['an empty text', { is: 'text' }, [{ a: '' }, { a: 'x' }], 'empty'],
    [
      'an empty text that never comes',
      { is: 'uuid', empty: true },
      [{ a: crypto.randomUUID() }],
      'never empty',
    ],
    ['a value where live is empty', { is: 'emptyText' }, [{ a: '0.1' }], 'another form'],
    ['a time of milliseconds', { is: 'time' }, [{ a: '2026-10-01T10:00:00.123Z' }], 'never microseconds'],
    ['a nought at the end', { is: 'time0' }, [{ a: '2026-10-01T10:00:00.000Z' }], 'another form'],
    ['five digits for six', { is: 'decimal6' }, [{ a: '0.12345' }], 'another form'],
    ['a number for a text', { is: 'int64' }, [{ a: 5 }], 'another form'],
    ['other words', { is: 'text', values: ['ready'] }, [{ a: 'done' }], 'no value in common'],
  ] as const)('finds %s', (...[, field, answers, what]) => {
    expect(told({ a: field }, ...answers)).toEqual([`a: ${what}`]);
  });
});
