import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { startFakeRegistry } from '../../testing/fake-registry.ts';
import { listen } from '../../testing/listen.ts';
import { createRequester, type SendRequest } from './registry-request.ts';

describe('createRequester', () => {
  test('createRequester() goes through the proxy of the environment, but not to this machine', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('from the proxy');
    });
    await using proxy = await listen(server);
    const env = { HTTP_PROXY: `http://${proxy.host}` };
    await using fake = await startFakeRegistry();

    const send = create(env);
    const there = await send({ method: 'GET', url: new URL('http://registry.example.com/v2/') });
    expect(there.body.toString()).toBe('from the proxy');
    await send({ method: 'GET', url: new URL(`http://${fake.host}/v2/`) });
    expect(asked).toEqual(['http://registry.example.com/v2/']);
    expect(fake.requests).toHaveLength(1);
  });

  test('createRequester() names the proxy that does not answer, without its password', async () => {
    const send = create({ https_proxy: 'http://ann:secret@127.0.0.1:9' });
    const asked = send({ method: 'GET', url: new URL('https://registry.example.com/v2/') });
    const words = /ECONNREFUSED.*, through the proxy 127\.0\.0\.1:9 \(https_proxy\)$/;
    await expect(asked).rejects.toThrow(words);
    await expect(asked).rejects.not.toThrow('secret');
  });

  test('createRequester() takes no endless answer', async () => {
    await using fake = await startFakeRegistry({
      override: () => ({ status: 200, body: 'x'.repeat(5 * 1024 * 1024) }),
    });
    const answer = create({})({ method: 'GET', url: new URL(`http://${fake.host}/v2/`) });
    await expect(answer).rejects.toThrow('larger than 4194304 bytes');
  });
});

function create(env: Readonly<Record<string, string>>): SendRequest {
  return createRequester({ trust: { ca: [] }, isInsecure: false, env, signal: new AbortController().signal });
}
