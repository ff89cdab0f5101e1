import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { exchangeOverHttp } from './exchange-over-http.ts';
import { exchangeWith } from './exchange-with.ts';
import { silentPort } from '../testing/fault-server.test-kit.ts';
import { readTransportFailure } from './transport-failure.ts';

const LONG = 'ü'.repeat(40_000);

interface Seen {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that answers by path, and what arrived there. */
async function serve(): Promise<{ readonly url: string; readonly seen: readonly Seen[] }> {
  const seen: Seen[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, url, headers } = request;
    seen.push({ line: `${method} ${url}`, headers, body: await text(request) });
    if (url === '/zipped') response.setHeader('content-encoding', 'gzip').end(gzipSync(LONG));
    else if (url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
    else if (url === '/twice') response.setHeader('x-a', ['1', '2']).end(LONG);
    else response.writeHead(201, 'Made').end('made');
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

const limits = { signal: new AbortController().signal, maxBytes: () => 1_000_000 };

describe.each([
  ['exchangeOverHttp()', exchangeOverHttp],
  ['exchangeWith(fetch)', exchangeWith(fetch)],
])('%s', (_, exchange) => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('sends the body of a %s, with its length', async (method) => {
    const { url, seen } = await serve();
    const answer = await exchange(
      { url: new URL('/x?a=1', url), method, headers: { 'x-api-key': 'k' }, body: '{"a":"ü"}' },
      limits,
    );
    expect(answer).toMatchObject({ status: 201, statusText: 'Made', text: 'made', isCut: false });
    expect(seen).toMatchObject([
      {
        line: `${method} /x?a=1`,
        headers: { 'x-api-key': 'k', 'content-length': '10' },
        body: '{"a":"ü"}',
      },
    ]);
  });

  test.each(['GET', 'POST', 'DELETE'])('sends a %s without a body', async (method) => {
    const { url, seen } = await serve();
    await exchange({ url: new URL(url), method, headers: {} }, limits);
    expect(seen).toMatchObject([{ line: `${method} /`, body: '' }]);
    expect(seen[0]?.headers).not.toHaveProperty('transfer-encoding');
  });

  test('gives headers as one text, and what was compressed as it was', async () => {
    const { url } = await serve();
    const get = { method: 'GET', headers: {} };
    const twice = await exchange({ url: new URL('/twice', url), ...get }, limits);
    expect([twice.headers.get('X-A'), twice.headers.get('x-b')]).toEqual(['1, 2', null]);
    const zipped = await exchange({ url: new URL('/zipped', url), ...get }, limits);
    expect(zipped.text).toBe(LONG);
  });

  test.each(['/twice', '/zipped'])(
    'reads maxBytes of the body of %s, however it comes in pieces',
    async (path) => {
      const { url } = await serve();
      const request = { url: new URL(path, url), method: 'GET', headers: {} };
      const { isCut, text: read } = await exchange(request, { ...limits, maxBytes: () => 70_000 });
      expect(isCut).toBe(true);
      expect(read).toBe(LONG.slice(0, 35_000));
    },
  );

  test('does not follow a redirect', async () => {
    const { url, seen } = await serve();
    const moved = await exchange({ url: new URL('/moved', url), method: 'GET', headers: {} }, limits);
    expect([moved.status, moved.headers.get('location')]).toEqual([302, '/elsewhere']);
    expect(seen).toHaveLength(1);
  });

  test('sends nothing once it is aborted', async () => {
    const { url, seen } = await serve();
    const request = { url: new URL(url), method: 'GET', headers: {} };
    await expect(exchange(request, { ...limits, signal: AbortSignal.abort() })).rejects.toThrow();
    expect(seen).toEqual([]);
  });
});

test('exchangeWith() shows how an error begins that comes in one piece', async () => {
  const exchange = exchangeWith(async () => new Response(LONG, { status: 502 }));
  const request = { url: new URL('http://127.0.0.1'), method: 'GET', headers: {} };
  const answer = await exchange(request, { ...limits, maxBytes: () => 5 });
  expect(answer).toMatchObject({ status: 502, text: 'üü', isCut: true });
});

test('exchangeOverHttp() keeps a connection for the next request', async () => {
  const { url } = await serve();
  const sockets = new Set<unknown>();
  const { Agent } = await import('node:http');
  const spy = vi.spyOn(Agent.prototype, 'createConnection');
  for (const _ of [1, 2, 3]) {
    await exchangeOverHttp({ url: new URL(url), method: 'GET', headers: {} }, limits);
    for (const { value } of spy.mock.results) sockets.add(value);
  }
  expect(sockets.size).toBe(1);
  const [socket] = sockets;
  // Kept for thousands of requests: each leaves nothing on it.
  expect(socket instanceof Socket && socket.listenerCount('connect')).toBe(0);
});

test('exchangeOverHttp() gives a connection up after 10 s, as one over which nothing was sent', async () => {
  const url = new URL(`https://127.0.0.1:${await silentPort()}`);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const failed = exchangeOverHttp({ url, method: 'POST', headers: {} }, limits).catch(readTransportFailure);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await failed).toEqual({
    hint: undefined,
    isRefused: false,
    isTransient: true,
    mayHaveArrived: false,
    reason: 'found no connection after 10000 ms (CONNECT_TIMEOUT)',
  });
});

test.each(['at the request', 'in the body'])(
  'exchangeWith() does not wait for a fetch that ignores its signal %s',
  async (place) => {
    const never = new Promise<never>(() => undefined);
    const fetch = async (): Promise<Response> =>
      place === 'in the body' ? new Response(new ReadableStream({ pull: async () => never })) : never;
    const controller = new AbortController();
    const work = exchangeWith(fetch)(
      { url: new URL('http://127.0.0.1:1'), method: 'GET', headers: {} },
      { signal: controller.signal, maxBytes: () => 1_000 },
    );
    setImmediate(() => controller.abort('enough'));
    await expect(work).rejects.toBe('enough');
  },
);
