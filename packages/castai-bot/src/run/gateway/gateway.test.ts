import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { startApi } from '../../testing/start-api.ts';
import type { Answerer } from './answerer.ts';
import { forwardTo } from './forward-to.ts';
import { isWrite } from './is-write.ts';
import { type Gateway, startGateway } from './start-gateway.ts';

async function open(answer: Answerer): Promise<Gateway> {
  const gateway = await startGateway(answer);
  onTestFinished(() => gateway.close());
  return gateway;
}

test('forwardTo() passes on key, status, headers and body, and hands redirects back', async () => {
  await using api = await startApi({
    '/v1/a?b=c%2Fd': { status: 429, headers: { 'retry-after': '7', 'set-cookie': 'a=b' }, body: { a: 1 } },
    '//elsewhere.example.com/x': { status: 302, headers: { location: 'https://elsewhere.example.com' } },
  });
  const { url, requests } = await open(forwardTo(new URL(api.url)));
  const answer = await fetch(`${url}/v1/a?b=c%2Fd`, { headers: { 'X-API-Key': 'the-key' } });
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
    429,
    '7',
    { a: 1 },
  ]);
  expect(answer.headers.has('set-cookie')).toBe(false);
  const redirect = await fetch(`${url}//elsewhere.example.com/x`, { redirect: 'manual' });
  expect([redirect.status, redirect.headers.get('location')]).toEqual([302, 'https://elsewhere.example.com']);
  expect([api.keys, requests()]).toEqual([['the-key', undefined], 2]);
});

test('forwardTo() says what it cannot reach', async () => {
  const { url } = await open(forwardTo(new URL('http://127.0.0.1:9')));
  const answer = await fetch(`${url}/v1/a`, { method: 'POST', body: 'x' });
  expect(answer.status).toBe(502);
  expect(await answer.text()).toMatch(/castai-bot cannot reach 127\.0\.0\.1:9: \w+/);
});

test('startGateway() is no proxy to other hosts', async () => {
  const { url } = await open(() => Promise.reject(new Error('nothing should get here')));
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end('GET http://elsewhere.example.com/ HTTP/1.1\r\nHost: elsewhere.example.com\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
});

test('startGateway() ends what it asks for when the bot does not wait any more', async () => {
  const asked = Promise.withResolvers<AbortSignal>();
  const { url } = await open(async ({ signal }) => {
    asked.resolve(signal);
    await once(signal, 'abort');
    signal.throwIfAborted();
    return { status: 200, headers: {}, body: Buffer.from('') };
  });
  const controller = new AbortController();
  const call = fetch(`${url}/v1/a`, { signal: controller.signal });
  const signal = await asked.promise;
  controller.abort();
  await expect(call).rejects.toThrow('aborted');
  if (!signal.aborted) await once(signal, 'abort');
  expect(signal.aborted).toBe(true);
});

test.each([
  ['GET', '/v9/anything', false],
  ['HEAD', '/v9/anything', false],
  ['POST', '/v1/cost-reports/clusters/active', false],
  ['POST', '/v1/kubernetes/external-clusters/c1/hibernate?mode=OPERATION_MODE_DRY_RUN', false],
  ['POST', '/v1/kubernetes/external-clusters/c1/hibernate', true],
  ['POST', '/v1/kubernetes/external-clusters/c1/hibernate?mode=OTHER', true],
  ['DELETE', '/v1/kubernetes/external-clusters/c1', true],
  ['POST', '/v9/anything', true],
  ['PROPFIND', '/v1/cost-reports/clusters/active', true],
])('isWrite() of %s %s', (method, path, expected) => {
  expect(isWrite(method, path)).toBe(expected);
});
