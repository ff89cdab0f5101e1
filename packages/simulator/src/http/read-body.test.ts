import { checkDocument } from '@castai-bot/api/check';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../openapi-document.ts';
import { readBody, type ReadBody } from './read-body.ts';

const schema: Schema = {
  type: 'object',
  required: ['name', 'kind'],
  properties: {
    name: { type: 'string' },
    kind: { type: 'string', enum: ['BIG', 'SMALL'] },
    count: { type: ['integer', 'null'], format: 'int32' },
    share: { type: 'number', format: 'double' },
    bytes: { type: 'string', format: 'int64' },
    at: { type: 'string', format: 'date-time' },
    isOn: { type: 'boolean' },
    nodeId: { type: 'string' },
    kinds: { type: 'array', items: { type: 'string', enum: ['BIG', 'SMALL'] } },
    parts: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string' }, inner: { type: 'object', properties: {} } },
      },
    },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    free: { type: 'object', additionalProperties: true },
  },
};

function read(value: unknown): ReadBody {
  return readBody(value, { schema, check: checkDocument });
}

function readFields(fields: object): ReadBody {
  return read({ name: 'a', kind: 'BIG', ...fields });
}

describe('readBody()', () => {
  test('leaves out what the schema does not have, names each once, and leaves what was sent as it was', () => {
    const sent = { name: 'a', kind: 'BIG', enabeld: 1, parts: [{ nmae: 1 }, { nmae: 2, inner: { x: {} } }] };
    const copy = structuredClone(sent);
    expect(read(sent)).toEqual({
      body: { name: 'a', kind: 'BIG', parts: [{}, { inner: {} }] },
      unknownFields: ['enabeld', 'parts[].nmae', 'parts[].inner.x'],
      violations: [],
    });
    expect(sent).toEqual(copy);
  });

  test('takes null for not set, but in a document of free form', () => {
    const read = readFields({ count: null, isOn: null, parts: null, labels: { a: null }, free: { a: null } });
    expect(read).toEqual({
      body: { name: 'a', kind: 'BIG', labels: {}, free: { a: null } },
      unknownFields: [],
      violations: [],
    });
  });

  test('takes null for a list that is empty, where one has to be there', () => {
    const wanted: Schema = { ...schema, required: ['parts', 'labels'] };
    const { body, violations } = readBody(
      { parts: null, labels: null },
      { schema: wanted, check: checkDocument },
    );
    expect(body).toEqual({ parts: [] });
    expect(violations).toEqual([{ field: 'labels', description: 'value is required' }]);
  });

  test('takes an empty text for a word that is not set, though it has to be there', () => {
    expect(read({ name: 'a', kind: '' })).toEqual({ body: { name: 'a' }, unknownFields: [], violations: [] });
    expect(read({ name: 'a', kind: null }).violations).toEqual([
      { field: 'kind', description: 'value is required' },
    ]);
  });

  test('takes a field by its proto name, a number as text, and 64 bits as a number', () => {
    expect(readFields({ node_id: 'n', count: '3', share: '0.5', bytes: 12 }).body).toMatchObject({
      nodeId: 'n',
      count: 3,
      share: 0.5,
      bytes: '12',
    });
  });

  test.each([
    [{ count: 99_999_999_999 }, 'count', 'invalid value for int32 field count: 99999999999'],
    [{ count: '99999999999' }, 'count', 'invalid value for int32 field count: 99999999999'],
    [{ count: 1.5 }, 'count', 'invalid value for int32 field count: 1.5'],
    [{ bytes: '9223372036854775808' }, 'bytes', 'invalid value for int64 field bytes: "9223372036854775808"'],
    [{ bytes: 1e300 }, 'bytes', `invalid value for int64 field bytes: "${BigInt(1e300)}"`],
    [{ isOn: 'true' }, 'isOn', 'invalid value for bool field isOn: "true"'],
    [{ at: 'today' }, 'at', 'invalid google.protobuf.Timestamp value "today"'],
    [{ kind: 'HUGE' }, 'kind', 'invalid value for enum field kind: "HUGE"'],
    [{ kind: 5 }, 'kind', 'invalid value for enum field kind: 5'],
    [{ kinds: ['BIG', ''] }, 'kinds[1]', 'invalid value for enum field kinds: ""'],
    [{ kinds: [null] }, 'kinds[0]', 'invalid value for enum field kinds: null'],
    [{ parts: 'x' }, 'parts', 'unexpected token "x"'],
    [{ parts: [{ name: { a: 1 } }] }, 'parts[0].name', 'invalid value for string field name: {"a":1}'],
    [{ parts: [[]] }, 'parts[0]', 'unexpected token ['],
  ])('refuses %j', (fields, field, description) => {
    expect(readFields(fields).violations).toEqual([{ field, description }]);
  });

  test('tells everything at once, each once', () => {
    const { violations } = read({ kind: 'HUGE', count: 'x', isOn: 1 });
    expect(violations.map(({ field }) => field).toSorted()).toEqual(['count', 'isOn', 'kind', 'name']);
  });

  test.each([[null], ['text'], [5], [[]]])('refuses %j in place of an object', (value) => {
    const [violation] = read(value).violations;
    expect(violation?.field).toBe('body');
    expect(violation?.description).toMatch(/^unexpected token/);
  });
});
