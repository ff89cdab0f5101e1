import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { fillPath } from './fill-path.ts';

test('fillPath() encodes each value as one segment', () => {
  expect(fillPath('/v1/clusters/{clusterId}/nodes/{nodeId}', { clusterId: 'a/b?c#d%2e', nodeId: 7 })).toBe(
    '/v1/clusters/a%2Fb%3Fc%23d%252e/nodes/7',
  );
});

test('fillPath() fills dotted names and keeps custom methods', () => {
  expect(fillPath('/v1/keys/{key.id}:disable', { 'key.id': 'k1' })).toBe('/v1/keys/k1:disable');
});

test.each([
  ['missing', {}, 'id is missing'],
  ['empty', { id: '' }, 'id is empty'],
  ['a dot', { id: '.' }, 'found a "." or ".." segment'],
  ['two dots', { id: '..' }, 'found a "." or ".." segment'],
  ['half a character', { id: '\uD800' }, 'not well-formed'],
  ['NaN', { id: Number.NaN }, 'not an exact integer'],
  ['inherited', Object.create({ id: 'x' }), 'id is missing'],
  ['too many', { id: 'x', other: 'y' }, 'no place for other'],
])('fillPath() refuses a value that is %s', (_, params: Record<string, string | number>, problem) => {
  expect(() => fillPath('/v1/things/{id}', params)).toThrow(problem);
});

test.each(['v1/x', '/v1//x', '/v1/x/', '/v1/x?y=1', '/v1/x#y', String.raw`/v1\x`, '/v1/a b', '//evil', ''])(
  'fillPath() refuses the template %j',
  (template) => {
    expect(() => fillPath(template)).toThrow('outside a path');
  },
);

test.each(['/v1/../x', '/v1/./x', '/v1/%2e%2E/x', '/v1/.%2e/x', '/v1/%2e'])(
  'fillPath() refuses the climbing template %j',
  (template) => {
    expect(() => fillPath(template)).toThrow('".."');
  },
);

test('fillPath() gives what a URL parser keeps, for any value it takes', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'binary' }), (id) => {
      fc.pre(id !== '.' && id !== '..' && id.isWellFormed());
      const path = fillPath('/v1/a/{id}/b', { id });
      const url = new URL(path, 'https://api.cast.ai');
      expect(url.href).toBe(`https://api.cast.ai${path}`);
      expect(decodeURIComponent(url.pathname.split('/')[3] ?? '')).toBe(id);
    }),
  );
});
