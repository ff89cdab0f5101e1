import { createHash } from 'node:crypto';
import { WAIT_LIMIT_MS } from '@castai-bot/testing/limits';
import { describe, expect, test } from 'vitest';
import {
  startFakeRegistry,
  type FakeRegistryOptions,
  type SeenRequest,
} from '../../testing/fake-registry.ts';
import { parseImageReference } from '../image-reference.ts';
import type { Login } from '../login/login.ts';
import { askToPush, readDigest, readLabels } from './ask-registry.ts';
import { createRequester } from './registry-request.ts';
import { openRegistry, type Registry } from './registry.ts';

const alice: Login = { source: 'f', username: 'alice', secret: { kind: 'password', password: 's3cret' } };
const wrong: Login = { ...alice, secret: { kind: 'password', password: 'wrong' } };
const token: Login = {
  source: 'f',
  username: undefined,
  secret: { kind: 'identity-token', token: 'identity' },
};
const { signal } = new AbortController();

describe('askToPush', () => {
  test.each([
    ['basic', alice, { kind: 'allowed' }],
    ['bearer', alice, { kind: 'allowed' }],
    ['bearer', token, { kind: 'allowed' }],
    ['basic', wrong, { kind: 'refused', words: '401 UNAUTHORIZED: wrong login' }],
    ['bearer', wrong, { kind: 'refused', words: '401 UNAUTHORIZED: wrong login' }],
    ['basic', undefined, { kind: 'refused', words: '401 UNAUTHORIZED: wrong login' }],
  ] as const)('askToPush() answers a %s challenge', async (challenge, login, verdict) => {
    await using fake = await startFakeRegistry({ login: 'alice:s3cret', challenge });
    expect(await askToPush(connect(fake.host, login))).toEqual(verdict);
    const ended = fake.requests.filter(({ method }) => method === 'DELETE').map(({ path }) => path);
    expect(ended).toEqual(
      verdict.kind === 'allowed' ? ['/v2/team/my-bot/blobs/uploads/upload-1?state=x'] : [],
    );
  });

  test('askToPush() asks the token server for this repository alone', async () => {
    await using fake = await startFakeRegistry({ login: 'alice:s3cret', challenge: 'bearer' });
    await askToPush(connect(fake.host, alice));
    const [asked] = fake.requests.filter(({ path }) => path.startsWith('/token'));
    expect(new URL(`http://x${asked?.path}`).searchParams.get('scope')).toBe(
      'repository:team/my-bot:pull,push',
    );
  });

  test.each([
    [
      { status: 403, body: '{"errors":[{"code":"DENIED"}]}' },
      { kind: 'refused', words: '403 DENIED' },
    ],
    [
      { status: 404, body: 'not json' },
      { kind: 'unknown', words: '404' },
    ],
    [{ status: 500 }, { kind: 'unknown', words: '500' }],
  ])('askToPush() reads %j', async (answer, verdict) => {
    const override = ({ path }: SeenRequest): typeof answer | undefined =>
      path === '/v2/' ? undefined : answer;
    await using fake = await startFakeRegistry({ override });
    expect(await askToPush(connect(fake.host, alice))).toEqual(verdict);
  });

  test('askToPush() has no verdict on a registry that is not there', async () => {
    const fake = await startFakeRegistry();
    await fake[Symbol.asyncDispose]();
    expect(await askToPush(connect(fake.host, alice))).toMatchObject({
      kind: 'unknown',
      words: containing('ECONNREFUSED'),
    });
  });

  test('askToPush() gives up on a registry that does not answer', async () => {
    await using fake = await startFakeRegistry({
      override: () => ({ status: 0 }),
    });
    expect(await askToPush(connect(fake.host, alice, { timeoutMs: 50 }))).toEqual({
      kind: 'unknown',
      words: 'it does not answer',
    });
  });
});

describe('readDigest', () => {
  test('readDigest() is what the registry says of the tag', async () => {
    await using fake = await startFakeRegistry({ login: 'alice:s3cret' });
    expect(await readDigest(connect(fake.host, alice), '1.0', { signal })).toBe(fake.digest());
    expect(fake.requests.at(-1)).toMatchObject({ method: 'HEAD', path: '/v2/team/my-bot/manifests/1.0' });
  });

  test('readDigest() computes it where the registry does not say, and waits for one that is late', async () => {
    const answers = [{ status: 404 }, { status: 200 }, { status: 200, body: '{}' }];
    await using fake = await startFakeRegistry(onManifest(() => answers.shift()));
    const digest = `sha256:${createHash('sha256').update('{}').digest('hex')}`;
    expect(await readDigest(connect(fake.host, alice), '1.0', { signal })).toBe(digest);
  });

  test('readDigest() fails with the words of the registry', async () => {
    await using fake = await startFakeRegistry(onManifest(() => ({ status: 403 })));
    await expect(readDigest(connect(fake.host, alice), '1.0', { signal })).rejects.toMatchObject({
      code: 'NO_DIGEST',
      message: 'Cannot read the digest of "1.0" back from the registry: 403',
    });
  });
});

describe('openRegistry', () => {
  test.each(['Basic realm="x"', 'Bearer realm="https://evil.example/token",service="x"'])(
    'openRegistry() answers no challenge of the host that a redirect leads to: %s',
    async (challenge) => {
      await using evil = await startFakeRegistry({
        override: () => ({ status: 401, headers: { 'www-authenticate': challenge } }),
      });
      await using fake = await startFakeRegistry({
        login: 'alice:s3cret',
        override: ({ path }) =>
          path.includes('/blobs/')
            ? { status: 307, headers: { location: `http://${evil.host}/blob` } }
            : undefined,
      });
      const answer = await connect(fake.host, alice).ask({ method: 'GET', path: 'blobs/x', actions: 'pull' });
      expect(answer.status).toBe(401);
      expect(evil.requests.length).toBeGreaterThan(0);
      expect(evil.requests.filter(({ authorization }) => authorization !== undefined)).toEqual([]);
      expect(fake.requests.filter(({ path }) => path.startsWith('/token'))).toEqual([]);
    },
  );
});

describe('readLabels', () => {
  test('readLabels() ends with a list of images that refers to itself', async () => {
    await using fake = await startFakeRegistry({
      override: ({ path }) =>
        path.includes('/manifests/')
          ? { status: 200, body: JSON.stringify({ manifests: [{ digest: 'itself' }] }) }
          : undefined,
    });
    expect(await readLabels(connect(fake.host, undefined), 'itself')).toBeUndefined();
    expect(fake.requests.length).toBeLessThan(10);
  });

  test('readLabels() reads the image behind a digest, of a list the first one', async () => {
    await using fake = await startFakeRegistry();
    fake.labels = { a: 'b' };
    expect(await readLabels(connect(fake.host, alice), fake.digest())).toEqual({ a: 'b' });

    const list = JSON.stringify({
      manifests: [
        { digest: 'sha256:x', platform: { os: 'unknown' } },
        { digest: 'sha256:y', platform: { os: 'linux' } },
      ],
    });
    await using many = await startFakeRegistry({
      override: ({ path }) => (path.endsWith('/manifests/list') ? { status: 200, body: list } : undefined),
    });
    many.labels = { c: 'd' };
    expect(await readLabels(connect(many.host, alice), 'list')).toEqual({ c: 'd' });
    expect(many.requests.map(({ path }) => path)).toContain('/v2/team/my-bot/manifests/sha256:y');
  });

  test('readLabels() follows a blob to another host without the login', async () => {
    await using store = await startFakeRegistry({
      override: () => ({ status: 200, body: '{"config":{"Labels":{"a":"b"}}}' }),
    });
    await using fake = await startFakeRegistry({
      login: 'alice:s3cret',
      override: ({ path }) =>
        path.includes('/blobs/')
          ? { status: 307, headers: { location: `http://${store.host}/x` } }
          : undefined,
    });
    expect(await readLabels(connect(fake.host, alice), fake.digest())).toEqual({ a: 'b' });
    expect(store.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  test('readLabels() of an image that is gone are undefined', async () => {
    await using fake = await startFakeRegistry(onManifest(() => ({ status: 404 })));
    expect(await readLabels(connect(fake.host, alice), fake.digest())).toBeUndefined();
  });
});

function onManifest(answer: () => { status: number; body?: string } | undefined): FakeRegistryOptions {
  return { override: ({ path }) => (path.includes('/manifests/') ? answer() : undefined) };
}

function connect(
  host: string,
  login: Login | undefined,
  { timeoutMs = WAIT_LIMIT_MS }: { timeoutMs?: number } = {},
): Registry {
  const image = parseImageReference(`${host}/team/my-bot`);
  const send = createRequester({ trust: { ca: [] }, isInsecure: false, env: {}, signal, timeoutMs });
  return openRegistry({ image, login, isInsecure: false, send });
}

const containing = (text: string): unknown => expect.stringContaining(text);
