import { expect, test } from 'vitest';
import { formOf, keyOfWrite, type SentForm } from './write-form.ts';

const policies = '/v1/kubernetes/clusters/c1/policies';
const keyOf = (write: SentForm): string => keyOfWrite(formOf(write));

test.each<readonly [string, SentForm, SentForm]>([
  [
    'in another order',
    { method: 'PUT', path: '/x?a=1&b=2', body: { a: 1, b: { c: [1, 2], d: 2 } } },
    { method: 'PUT', path: '/x?b=2&a=1', body: { b: { d: 2, c: [1, 2] }, a: 1 } },
  ],
  ['encoded otherwise', { method: 'PUT', path: '/a%20b?c=d+e' }, { method: 'PUT', path: '/a b?c=d%20e' }],
  ['without a body', { method: 'POST', path: '/x' }, { method: 'POST', path: '/x', body: {} }],
  [
    'but for what the API keeps by itself',
    { method: 'PUT', path: policies, body: { enabled: true, defaultNodeTemplateVersion: '31' } },
    { method: 'PUT', path: policies, body: { enabled: true, defaultNodeTemplateVersion: '32' } },
  ],
])('keyOfWrite() is the same for a write %s', (_, one, other) => {
  expect(keyOf(one)).toBe(keyOf(other));
});

const write: SentForm = { method: 'PUT', path: '/x/y?a=1', body: { a: [1, 2] } };

test.each<readonly [string, Partial<SentForm>]>([
  ['method', { method: 'POST' }],
  ['path', { path: '/x%2Fy?a=1' }],
  ['query', { path: '/x/y?a=1&a=1' }],
  ['value in the query', { path: '/x/y?a=2' }],
  ['order in a list', { body: { a: [2, 1] } }],
  ['value that is null', { body: { a: [1, 2], b: null } }],
  ['body', { body: 'a' }],
  ['organization', { organizationId: 'o2' }],
])('keyOfWrite() is another for another %s', (_, change) => {
  expect(keyOf({ ...write, ...change })).not.toBe(keyOf(write));
});
