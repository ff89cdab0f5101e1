import { expect, test } from 'vitest';
import { Scrubber } from './scrubber.ts';

const uuid = '5a1c77b0-1234-4abc-8def-0123456789ab';
const other = 'aaaaaaaa-1234-4abc-8def-0123456789ab';

test('Scrubber gives an id the same stand-in wherever it stands', () => {
  const scrubber = new Scrubber();
  const first = '00000000-0000-4000-8000-000000000001';
  expect(scrubber.json({ id: uuid, [uuid]: [`a/${uuid.toUpperCase()}/b`], other })).toEqual({
    id: first,
    [first]: [`a/${first}/b`],
    other: '00000000-0000-4000-8000-000000000002',
  });
  expect(scrubber.text(uuid)).toBe(first);
});

test('Scrubber takes out people, machines and accounts', () => {
  const scrubber = new Scrubber();
  const value = {
    createdBy: 'ada@example.org',
    eks: { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:role/x' },
    gke: { projectId: 'my-project' },
    providerId: 'aws:///eu-central-1a/i-0abc1234def567890',
    image: 'gcr.io/my-project/web',
    name: 'web',
    count: 123_456_789_012,
  };
  scrubber.learn(value);
  const scrubbed = JSON.stringify(scrubber.json(value));
  for (const seen of ['ada@', '123456789012:', 'my-project', 'i-0abc']) expect(scrubbed).not.toContain(seen);
  expect(JSON.parse(scrubbed)).toMatchObject({
    createdBy: 'person-1@example.com',
    eks: { accountId: '000000000001', arn: 'arn:aws:iam::000000000001:role/x' },
    gke: { projectId: 'account-2' },
    image: 'gcr.io/account-2/web',
    name: 'web',
  });
});

test('Scrubber keeps places in a list usable: cursors get stand-ins, offsets stay', () => {
  const scrubber = new Scrubber();
  scrubber.learn({ nextCursor: 'eyJpZCI6IjVhMWMifQ', page: { cursor: '100' } });
  expect(scrubber.json({ nextCursor: 'eyJpZCI6IjVhMWMifQ', offset: '100', nextPageToken: '' })).toEqual({
    nextCursor: 'cursor-1',
    offset: '100',
    nextPageToken: '',
  });
  expect(scrubber.field('page.cursor', 'eyJpZCI6IjVhMWMifQ')).toBe('cursor-1');
});

test.each([
  `castai_v1_${'c0ffee42'.repeat(8)}_cafe1234`,
  'c0ffee42'.repeat(8),
  'AKIAIOSFODNN7EXAMPLE',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
  '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----',
  `ghp_${'aB3'.repeat(12)}`,
  `gho_${'aB3'.repeat(12)}`,
  `github_pat_${'aB3_'.repeat(20)}`,
  `glpat-${'aB3-'.repeat(5)}`,
  'xoxb-123456789012-123456789012-aBcDeFgHiJkL',
  'xapp-1-A123-456-abcdef',
  'u+aBcDeFgHiJkLmNoPqR',
  'c0ffee42'.repeat(4),
])('Scrubber redacts %j by its form', (secret) => {
  expect(new Scrubber().text(`a ${secret} b`)).toBe('a [redacted] b');
});

test('Scrubber redacts what is named a secret, and what it is told in every spelling', () => {
  const scrubber = new Scrubber({ secrets: ['canary/key'] });
  expect(
    scrubber.json({ password: 'x', token: 'y', secretName: 'z', apiKey: '', certificateId: uuid }),
  ).toEqual({
    password: '[redacted]',
    token: '[redacted]',
    secretName: 'z',
    apiKey: '',
    certificateId: '00000000-0000-4000-8000-000000000001',
  });
  expect(scrubber.text('canary/key canary%2Fkey')).toBe('[redacted] [redacted]');
  for (const before of ['', 'u', 'u:', 'u:v']) {
    const text = Buffer.from(`${before}canary/key and more`).toString('base64');
    expect(scrubber.text(text)).toContain('[redacted]');
    expect(Buffer.from(scrubber.text(text).replace('[redacted]', ''), 'base64').toString()).not.toContain(
      'anary',
    );
  }
});

test.each([
  ['https://hooks.slack.com/services/T000/B000/canary', 'https://hooks.slack.com/[redacted]'],
  ['https://team.webhook.office.com/webhookb2/canary/x', 'https://team.webhook.office.com/[redacted]'],
  ['https://discord.com/api/webhooks/1/canary', 'https://discord.com/api/webhooks/[redacted]'],
  [
    'https://events.pagerduty.com/integration/canary/enqueue',
    'https://events.pagerduty.com/integration/[redacted]',
  ],
  [
    'https://x.s3.amazonaws.com/a?X-Amz-Credential=AKIA%2Fcanary&X-Amz-Signature=canary&b=c',
    'https://x.s3.amazonaws.com/a?X-Amz-Credential=[redacted]&X-Amz-Signature=[redacted]&b=c',
  ],
])('Scrubber leaves of the address %s what is public', (address, scrubbed) => {
  expect(new Scrubber().text(`post to ${address} now`)).toBe(`post to ${scrubbed} now`);
});

test('Scrubber keeps nothing of headers, webhooks and their keys', () => {
  const kept = new Scrubber().json({
    webhook: {
      callbackUrl: 'https://example.com/canary',
      headers: { 'X-Team': 'canary', Accept: ['canary'] },
    },
    requestHeaders: [{ name: 'canary', value: 'canary' }],
    routingKey: 'canary',
    authKeys: ['canary'],
    url: 'https://example.com/',
  });
  expect(JSON.stringify(kept)).not.toContain('canary');
  expect(kept).toMatchObject({ url: 'https://example.com/' });
});

test('Scrubber finds ids behind a dash, and accounts in ARNs that nothing else names', () => {
  const scrubber = new Scrubber();
  const arn = 'arn:aws:eks:eu-central-1:123456789012:cluster/x';
  const text = scrubber.text(`node-${uuid} ${uuid}-pool ${arn} arn:aws-cn:iam::210987654321:role/y`);
  for (const seen of [uuid, '123456789012', '210987654321']) expect(text).not.toContain(seen);
  expect(scrubber.text(arn)).toBe(text.split(' ')[2]);
});

test('Scrubber finds a person by the field, and then wherever the name stands by itself', () => {
  const scrubber = new Scrubber();
  const entry = {
    initiatedBy: { id: 'auth0|5f3c', name: 'Ada Lovelace' },
    message: 'Ada Lovelace saved Ada Lovelace-2',
  };
  scrubber.learn(entry);
  expect(scrubber.json(entry)).toEqual({
    initiatedBy: { id: 'auth0|person-1', name: 'person-2' },
    message: 'person-2 saved Ada Lovelace-2',
  });
  // A short name is a word of others too.
  scrubber.learn({ user: { name: 'bob' } });
  expect(scrubber.json({ user: { name: 'bob' }, message: 'bob' })).toEqual({
    user: { name: 'person-3' },
    message: 'bob',
  });
});

test.each([
  ['internal|autoscaler', 'internal|autoscaler'],
  ['', ''],
  ['person-1@example.com', 'person-1@example.com'],
  ['ssh-ed25519 AAAAC3Nza ada@desk', 'ssh-ed25519 person-1'],
  ['google-oauth2|1234567', 'google-oauth2|person-1'],
  ['203.0.113.9', '192.0.2.1'],
  ['2a00:1450::8a', '2001:db8::1'],
  ['https://ada.test/x', 'https://person-1.example.com/'],
])('Scrubber puts for the person %j %j', (text, standIn) => {
  expect(new Scrubber().field('any', text, 'personal')).toBe(standIn);
});

test('Scrubber keeps ids, or people too, where it is told to', () => {
  const value = {
    id: uuid,
    owner: 'ada@example.org',
    arn: 'arn:aws:iam::123456789012:role/x',
    token: 'canary',
  };
  expect(new Scrubber({ keeps: 'ids' }).json(value)).toEqual({
    id: uuid,
    owner: 'person-1@example.com',
    arn: 'arn:aws:iam::000000000001:role/x',
    token: '[redacted]',
  });
  expect(new Scrubber({ keeps: 'ids and people' }).json(value)).toEqual({ ...value, token: '[redacted]' });
});

test('Scrubber takes the login out of an address', () => {
  expect(new Scrubber().text('via http://ada:canary@proxy.test:3128/ and https://x.test/a:b@c')).toBe(
    'via http://[redacted]@proxy.test:3128/ and https://x.test/a:b@c',
  );
});
