import { document } from '@castai-bot/api/document';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../openapi-document.ts';
import { readQuery } from './read-query.ts';

const KINDS = {
  text: { type: 'string' },
  isOn: { type: 'boolean' },
  'filter.maxCount': { type: 'integer', format: 'int32' },
  share: { type: 'number', format: 'double' },
  'page.limit': { type: 'string', format: 'uint64' },
  startTime: { type: 'string', format: 'date-time' },
  'sort.order': { type: 'string', enum: ['ASC', 'DESC'] },
  names: { type: 'array', items: { type: 'string' } },
  orders: { type: 'array', items: { type: 'string', enum: ['ASC', 'DESC'] } },
  labels: { type: 'object', additionalProperties: { type: 'string' } },
} satisfies Record<string, Schema>;

const parameters = Object.entries(KINDS).map(([name, schema]) => ({ name, schema, isRequired: false }));

function read(query: string): { readonly query: unknown; readonly problems: readonly string[] } {
  const { query: values, problems } = readQuery(new URLSearchParams(query), parameters, document.components);
  return { query: values, problems: [...problems.values()] };
}

describe('readQuery()', () => {
  test.each([
    ['isOn=True&filter.maxCount=7', { isOn: true, 'filter.maxCount': 7 }],
    ['names=a&names=b&orders=ASC', { names: ['a', 'b'], orders: ['ASC'] }],
    ['labels[a]=1&labels[b]=', { labels: { a: '1', b: '' } }],
    [
      'start_time=2026-01-01T00:00:00Z&filter.max_count=1',
      { startTime: '2026-01-01T00:00:00Z', 'filter.maxCount': 1 },
    ],
    ['text=&names=&unheardOf=1', {}],
  ])('reads %s', (text, query) => {
    expect(read(text)).toEqual({ query, problems: [] });
  });

  test.each([
    ['isOn=', 'parsing field "is_on": strconv.ParseBool: parsing "": invalid syntax'],
    ['filter.maxCount=', 'parsing field "max_count": strconv.ParseInt: parsing "": invalid syntax'],
    ['share=', 'parsing field "share": strconv.ParseFloat: parsing "": invalid syntax'],
    ['sort.order=', 'parsing field "order": "" is not a valid value'],
    ['orders=ASC&orders=', 'parsing list "orders": "" is not a valid value'],
    ['isOn=1&isOn=0', 'too many values for field "is_on": 1, 0'],
  ])('refuses %s: an empty value of any type but text', (text, problem) => {
    expect(read(text).problems).toEqual([problem]);
  });

  test.each([
    ['page.limit=500', { 'page.limit': '500' }, []],
    ['page.limit=-1', {}, ['parsing field "limit": strconv.ParseUint: parsing "-1": invalid syntax']],
    [
      'page.limit=18446744073709551616',
      {},
      ['parsing field "limit": strconv.ParseUint: parsing "18446744073709551616": value out of range'],
    ],
  ])('leaves %s a text, and holds it to 64 bits', (text, query, problems) => {
    expect(read(text)).toEqual({ query, problems });
  });

  test('tells everything at once', () => {
    expect(read('isOn=x&startTime=2026-01-01&share=y').problems).toHaveLength(3);
  });
});
