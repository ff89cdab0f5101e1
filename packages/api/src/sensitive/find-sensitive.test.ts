import { expect, test } from 'vitest';
import { enterField, findSensitiveCall, placeOfSchema } from './find-sensitive.ts';
import { guessSensitivity } from './guess-sensitivity.ts';

test('findSensitiveCall() leads to what a body, a query and an answer have that is sensitive', () => {
  const { body, answer } = findSensitiveCall('createWebhookConfig');
  expect(enterField(body, 'callbackUrl')).toBe('secret');
  expect(enterField(enterField(answer, 'authKeys'), 'X-Any')).toBe('secret');
  expect(enterField(body, 'name')).toBeUndefined();
  expect(enterField(findSensitiveCall('listAuditEntries').query, 'initiatedByEmail')).toBe('personal');
  for (const name of [undefined, 'constructor', '__proto__']) expect(findSensitiveCall(name)).toEqual({});
});

test('enterField() follows schemas through lists, and knows no field that objects are born with', () => {
  const cluster = enterField(findSensitiveCall('listClusters').answer, 'items');
  expect(enterField(enterField(cluster, 'eks'), 'accountId')).toBe('personal');
  expect(enterField(cluster, 'credentialsId')).toBe('plain');
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect(enterField(placeOfSchema('Cluster'), name)).toBeUndefined();
    expect(enterField(placeOfSchema(name), 'name')).toBeUndefined();
  }
});

test.each([
  ['apiKey', '', 'secret'],
  ['installScript', '', 'secret'],
  ['secretName', '', undefined],
  ['nextPageToken', '', undefined],
  ['accountId', '', 'personal'],
  ['serviceAccountId', '', undefined],
  ['filter.project', '', 'personal'],
  ['createdBy', '', 'personal'],
  ['name', 'createdBy', 'personal'],
  ['name', 'AuditInitiator', 'personal'],
  ['name', 'cluster', undefined],
  ['status', 'user', undefined],
])('guessSensitivity() takes %j in %j for %s', (field, holder, expected) => {
  expect(guessSensitivity(field, holder)).toBe(expected);
});
