import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { findJsonError } from './find-json-error.ts';

test.each([
  ['{\n  "runs": }', '2:11', "Unexpected token '}'"],
  ['{"a": 1,}', '1:9', 'Expected double-quoted property name in JSON at position 8'],
  ['{"a": tru, "b": 1}', '1:10', "Unexpected token ','"],
  ['{"a": [1', '1:9', "Expected ',' or ']' after array element in JSON at position 8"],
  ['', '1:1', 'Unexpected end of JSON input'],
  ['<html>', '1:1', "Unexpected token '<'"],
  ['{} x', '1:4', 'Unexpected non-whitespace character after JSON at position 3'],
  [`{"a": "${'x'.repeat(200)}",\n "b": nul}`, '2:10', "Unexpected token '}'"],
])('findJsonError() says of %j where and why it is none', (text, place, message) => {
  const found = findJsonError(text);
  expect([`${found?.line}:${found?.column}`, found?.message]).toEqual([place, message]);
});

test('findJsonError() finds where a character was put into JSON, and nothing in JSON', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, chance) => {
      expect(findJsonError(text)).toBeUndefined();
      const at = chance % (text.length + 1);
      const broken = `${text.slice(0, at)}\u0001${text.slice(at)}`;
      expect(findJsonError(broken)).toMatchObject({ line: 1, column: at + 1 });
    }),
  );
});
