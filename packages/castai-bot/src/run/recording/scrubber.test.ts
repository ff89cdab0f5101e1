import { expect, test } from 'vitest';
import { Scrubber } from './scrubber.ts';

const uuid = '5a1c77b0-1234-4abc-8def-0123456789ab';
const other = 'aaaaaaaa-1234-4abc-8def-0123456789ab';

test('Scrubber gives an id the same stand-in wherever it stands', () => {
  const scrubber = new Scrubber([]);
  const first = '00000000-0000-4000-8000-000000000001';
  expect(scrubber.json({ id: uuid, [uuid]: [`a/${uuid.toUpperCase()}/b`], other })).toEqual({
    id: first,
    [first]: [`a/${first}/b`],
    other: '00000000-0000-4000-8000-000000000002',
  });
  expect(scrubber.text(uuid)).toBe(first);
});

test('Scrubber takes out people, machines and accounts', () => {
  const scrubber = new Scrubber([]);
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
  const scrubber = new Scrubber([]);
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
])('Scrubber redacts %j by its form', (secret) => {
  expect(new Scrubber([]).text(`a ${secret} b`)).toBe('a [redacted] b');
});

test('Scrubber redacts what is named a secret, and what it is told in every spelling', () => {
  const scrubber = new Scrubber(['canary/key']);
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
