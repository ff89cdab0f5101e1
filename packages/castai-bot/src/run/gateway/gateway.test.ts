import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../testing/listen.ts';
import { startApi } from '../../testing/start-api.ts';
import type { Answerer } from './answerer.ts';
import { forwardTo } from './forward-to.ts';
import { makeStandInKey, withRealKey } from './stand-in-key.ts';
import { type Gateway, startGateway } from './start-gateway.ts';

const STAND_IN = makeStandInKey();
const AS_BOT = { headers: { 'X-API-Key': STAND_IN } };

async function open(answer: Answerer): Promise<Gateway> {
  const gateway = await startGateway(answer, STAND_IN);
  onTestFinished(() => gateway.close());
  return gateway;
}

/** What `fetch` refuses to send, too. */
async function ask(
  url: string,
  options: { readonly method?: string; readonly headers: Readonly<Record<string, string>> },
  body: string | Buffer = '',
): Promise<{ readonly status: number | undefined; readonly body: Buffer }> {
  const headers = { ...options.headers, 'content-length': String(body.length) };
  const asked = request(url, { ...options, headers }).end(body);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what node:http emits
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, body: await buffer(answer) };
}

test('forwardTo() passes on status, headers and body, and hands redirects back', async () => {
  await using api = await startApi({
    '/v1/a?b=c%2Fd': { status: 429, headers: { 'retry-after': '7', 'set-cookie': 'a=b' }, body: { a: 1 } },
    '//elsewhere.example.com/x': { status: 302, headers: { location: 'https://elsewhere.example.com' } },
  });
  const { url, requests } = await open(forwardTo(new URL(api.url)));
  const answer = await fetch(`${url}/v1/a?b=c%2Fd`, AS_BOT);
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
    429,
    '7',
    { a: 1 },
  ]);
  expect(answer.headers.has('set-cookie')).toBe(false);
  const redirect = await fetch(`${url}//elsewhere.example.com/x`, { ...AS_BOT, redirect: 'manual' });
  expect([redirect.status, redirect.headers.get('location')]).toEqual([302, 'https://elsewhere.example.com']);
  expect(requests()).toBe(2);
});

test('forwardTo() passes on bodies byte for byte, those of a GET too', async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const got: { readonly method: string | undefined; readonly body: Buffer }[] = [];
  await using api = await listen(
    createServer((incoming, response) => {
      void buffer(incoming).then((body) => {
        got.push({ method: incoming.method, body });
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(body);
      });
    }),
  );
  const { url } = await open(forwardTo(new URL(`http://${api.host}`)));
  const methods = ['GET', 'POST', 'DELETE'];
  for (const method of methods)
    expect(await ask(`${url}/v1/a`, { ...AS_BOT, method }, bytes)).toEqual({ status: 200, body: bytes });
  expect(got).toEqual(methods.map((method) => ({ method, body: bytes })));
});

test('forwardTo() says what it cannot reach', async () => {
  const { url } = await open(forwardTo(new URL('http://127.0.0.1:9')));
  const answer = await fetch(`${url}/v1/a`, { ...AS_BOT, method: 'POST', body: 'x' });
  expect(answer.status).toBe(502);
  expect(await answer.text()).toMatch(/castai-bot cannot reach 127\.0\.0\.1:9: \w+/);
});

test('withRealKey() puts the key in place of the stand-in, in whatever header it is', async () => {
  const seen: Readonly<Record<string, string>>[] = [];
  const origin: Answerer = ({ headers }) => {
    seen.push(headers);
    return Promise.resolve({ status: 200, headers: {}, body: Buffer.from('') });
  };
  const { url } = await open(withRealKey(origin, { standIn: STAND_IN, apiKey: 'the-key' }));
  for (const headers of [
    { 'X-API-Key': STAND_IN },
    { Authorization: `Bearer ${STAND_IN}` },
    { authorization: `Token ${STAND_IN}`, 'x-other': 'kept' },
  ]) {
    expect((await ask(`${url}/v1/a`, { headers })).status).toBe(200);
  }
  expect(seen).toMatchObject([
    { 'x-api-key': 'the-key' },
    { authorization: 'Bearer the-key' },
    { authorization: 'Token the-key', 'x-other': 'kept' },
  ]);
  expect(JSON.stringify(seen)).not.toContain(STAND_IN);
});

test('makeStandInKey() makes another key of CAST AI’s form each time', () => {
  const keys = [1, 2, 3].map(() => makeStandInKey());
  expect(new Set(keys).size).toBe(3);
  for (const key of keys) expect(key).toMatch(/^castai_v1_[0-9a-f]{64}_[0-9a-f]{8}$/);
});

test('startGateway() answers nobody but the bot: no other user of the machine, no page', async () => {
  const { url, requests } = await open(() => Promise.reject(new Error('nothing should get here')));
  const { port } = new URL(url);
  const post = async (headers: Readonly<Record<string, string>>): Promise<number | undefined> =>
    (await ask(`${url}/v1/a`, { method: 'POST', headers }, '{}')).status;
  const key = { 'x-api-key': STAND_IN };
  for (const headers of [
    {},
    { 'x-api-key': 'guess' },
    { 'x-api-key': `${STAND_IN}x` },
    { authorization: 'Basic YTpi' },
  ])
    expect(await post(headers)).toBe(401);
  for (const host of [
    `evil.example.com:${port}`,
    `127.0.0.1.evil.example.com:${port}`,
    '127.0.0.1',
    '127.0.0.1:1',
  ])
    expect(await post({ ...key, host })).toBe(403);
  for (const name of ['origin', 'sec-fetch-site']) expect(await post({ ...key, [name]: 'null' })).toBe(403);
  expect(requests()).toBe(0);
});

test('startGateway() is no proxy to other hosts', async () => {
  const { url } = await open(() => Promise.reject(new Error('nothing should get here')));
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const key = `X-API-Key: ${STAND_IN}`;
  socket.end(`GET http://elsewhere.example.com/ HTTP/1.1\r\nHost: elsewhere.example.com\r\n${key}\r\n\r\n`);
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
  const call = fetch(`${url}/v1/a`, { ...AS_BOT, signal: controller.signal });
  const signal = await asked.promise;
  controller.abort();
  await expect(call).rejects.toThrow('aborted');
  if (!signal.aborted) await once(signal, 'abort');
  expect(signal.aborted).toBe(true);
});
