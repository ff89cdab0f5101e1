import { describe, expect, test } from 'vitest';
import { parseInputs } from './parse-input.ts';

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    age: { type: 'number' },
    count: { type: 'integer' },
    name: { type: 'string' },
    isOn: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    rule: { type: 'object' },
    mixed: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] },
    any: {},
    mode: { type: 'string', enum: ['on', 'off'] },
    level: { type: 'number', enum: [1, 2] },
    maybe: { anyOf: [{ type: 'string', enum: ['on'] }, { type: 'null' }] },
    one: { type: 'string', const: 'on' },
    open: { anyOf: [{ const: 'auto' }, { type: 'number' }] },
  },
};

describe('parseInputs', () => {
  test.each([
    ['age=1.5', 1.5],
    ['count=-3', -3],
    ['name=1', '1'],
    ['name=a=b', 'a=b'],
    ['name=', ''],
    ['isOn=true', true],
    ['tags=["a"]', ['a']],
    ['rule={"a":1}', { a: 1 }],
    ['mixed=7', 7],
    ['mixed=null', null],
    ['mixed=seven', 'seven'],
    ['any={"a":1}', { a: 1 }],
    ['any=text', 'text'],
    ['mode=off', 'off'],
    ['level=2', 2],
    ['maybe=null', null],
    ['maybe=on', 'on'],
    ['one=on', 'on'],
    ['open=auto', 'auto'],
    ['open=7', 7],
  ])('parseInputs() reads %s by its type', (word, value) => {
    const name = word.slice(0, word.indexOf('='));
    expect(parseInputs([word], schema)).toEqual([{ name, value }]);
  });

  test.each([
    ['age=old', 'Cannot take the input "age": found "old", wanted number'],
    ['age=', 'Cannot take the input "age": found "", wanted number'],
    ['count=1.5', 'found "1.5", wanted integer'],
    ['isOn=yes', 'found "yes", wanted boolean'],
    ['tags=a', 'wanted array'],
    ['nme=x', 'Cannot take the input "nme": the function takes age, count, name'],
    ['toString=x', 'Cannot take the input "toString": the function takes age'],
    ['name', 'Cannot take the input "name": wanted name=value'],
    ['mode=of', 'Cannot take the input "mode": found "of", wanted on or off'],
    ['level=3', 'found "3", wanted 1 or 2'],
    ['level=one', 'found "one", wanted 1 or 2'],
    ['maybe=off', 'found "off", wanted on or null'],
    ['one=off', 'found "off", wanted on'],
    ['=x', 'wanted name=value'],
  ])('parseInputs() refuses %s', (word, message) => {
    expect(() => parseInputs([word], schema)).toThrow(message);
  });

  test('parseInputs() refuses an input given twice', () => {
    expect(() => parseInputs(['age=1', 'age=2'], schema)).toThrow('"age": it is given twice');
  });

  test('parseInputs() takes JSON as JSON and the rest as text without a schema', () => {
    expect(parseInputs(['a=1', 'b=x', 'c=[1]'], undefined)).toEqual([
      { name: 'a', value: 1 },
      { name: 'b', value: 'x' },
      { name: 'c', value: [1] },
    ]);
  });
});
