import { createServer } from 'node:http';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { startFakeRegistry } from '../../testing/fake-registry.ts';
import { createRequester, type SendRequest } from './registry-request.ts';

describe('createRequester', () => {
  test('createRequester() goes through the proxy of the environment, but not to this machine', async () => {
    const asked: string[] = [];
    const proxy = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('from the proxy');
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const address = proxy.address();
    const env = { HTTP_PROXY: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
    await using fake = await startFakeRegistry();

    const send = create(env);
    const there = await send({ method: 'GET', url: new URL('http://registry.example.com/v2/') });
    expect(there.body.toString()).toBe('from the proxy');
    await send({ method: 'GET', url: new URL(`http://${fake.host}/v2/`) });
    expect(asked).toEqual(['http://registry.example.com/v2/']);
    expect(fake.requests).toHaveLength(1);
    proxy.closeAllConnections();
    proxy.close();
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
