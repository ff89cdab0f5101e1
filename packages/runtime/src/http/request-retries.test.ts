import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { until } from '@castai-bot/testing/until';
import { expect, onTestFinished, test, vi } from 'vitest';
import { CastAiBotError } from '../errors.ts';
import type { LogFields } from '../output/logger.ts';
import type { Method } from './prepare/api-call.ts';
import { TimeoutError } from './errors/connection-error.ts';
import { exchangeOverHttp } from './exchange/exchange-over-http.ts';
import type { Exchange } from './exchange/exchange.ts';
import { fakeClock } from './testing/fake-clock.test-kit.ts';
import { closedPort } from './testing/fault-server.test-kit.ts';
import { requestFor } from './testing/request-for.test-server.ts';
import { type Answering, answerJson, serve } from './testing/serve.test-server.ts';

const path = '/v1/x';

/** Time limits pass only as the test advances them. */
function holdTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}

function codeOf(error: unknown): unknown {
  return error instanceof CastAiBotError ? error.code : error;
}

/** Answers with these statuses in turn, and 200 after them. */
function statuses(...list: readonly number[]): Answering {
  return (_, response, seen) => answerJson(response, { seen }, { status: list[seen - 1] ?? 200 });
}

test('request() sends a GET again until it is answered, and the same each time', async () => {
  const server = await serve(statuses(500, 503, 504));
  const clock = fakeClock();
  const request = requestFor(server.url, { retries: 3, clock });
  await expect(request({ method: 'PUT', path, body: { a: 1 } })).resolves.toEqual({ seen: 4 });
  expect(clock.sleeps).toEqual([250, 500, 1_000]);
  expect(new Set(server.requests.map((seen) => JSON.stringify(seen))).size).toBe(1);
});

test.each([
  [3, 0, 1],
  [0, 2, 3],
])('request() of a client with %d retries and a call with %d is sent %d times', async (...counts) => {
  const [ofClient, ofCall, times] = counts;
  const server = await serve(statuses(500, 500, 500, 500));
  const request = requestFor(server.url, { retries: ofClient, clock: fakeClock() });
  await expect(request({ method: 'GET', path, retries: ofCall })).rejects.toMatchObject({ attempts: times });
  expect(server.requests).toHaveLength(times);
});

test('request() counts its attempts when it gives up', async () => {
  const server = await serve(statuses(500, 500, 500, 500));
  const request = requestFor(server.url, { retries: 3, clock: fakeClock() });
  await expect(request({ method: 'GET', path })).rejects.toMatchObject({
    message:
      'Cannot GET "/v1/x": found 500 Internal Server Error: application/json "{\\\"seen\\\":4}" (4 attempts)',
    attempts: 4,
  });
});

test.each([
  ['POST', undefined, 1],
  ['PATCH', undefined, 1],
  ['POST', true, 2],
  ['PUT', undefined, 2],
  ['PUT', false, 1],
  ['DELETE', undefined, 2],
] as const)(
  'request() sends a %s with isIdempotent %s after a 502 %d times',
  async (...[method, isIdempotent, times]) => {
    const server = await serve(statuses(502));
    await requestFor(server.url, { retries: 3, clock: fakeClock() })({ method, path, isIdempotent }).catch(
      () => undefined,
    );
    expect(server.requests).toHaveLength(times);
  },
);

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)(
  'request() waits as long as a 429 asks a %s to',
  async (method: Method) => {
    const server = await serve((_, response, seen) =>
      answerJson(response, {}, seen === 1 ? { status: 429, headers: { 'retry-after': '7' } } : {}),
    );
    const clock = fakeClock();
    await requestFor(server.url, { retries: 3, clock })({ method, path });
    expect(clock.sleeps).toEqual([7_000]);
    expect(server.requests).toHaveLength(2);
  },
);

test('request() fails now when a 429 asks for more than a minute, and sends nothing else in that time', async () => {
  const server = await serve((_, response) =>
    answerJson(response, {}, { status: 429, headers: { 'retry-after': '3600' } }),
  );
  const request = requestFor(server.url, { retries: 3, clock: fakeClock() });
  const call = { method: 'GET', path } as const;
  await expect(request(call)).rejects.toMatchObject({
    code: 'rate_limited',
    retryAfterMs: 3_600_000,
    attempts: 1,
  });
  await expect(request(call)).rejects.toMatchObject({
    message:
      'Cannot GET "/v1/x": found the API closed to this client for another 3600 s, as it answered 429 before',
    code: 'rate_limited',
    attempts: 0,
  });
  expect(server.requests).toHaveLength(1);
});

test('request() holds all workers back after one 429', async () => {
  const clock = fakeClock();
  const server = await serve((_, response, seen) =>
    answerJson(response, {}, seen === 1 ? { status: 429, headers: { 'retry-after': '5' } } : {}),
  );
  const request = requestFor(server.url, { retries: 3, clock, concurrency: 1 });
  const calls = [1, 2, 3].map(() => request({ method: 'GET', path }).then(() => clock.now()));
  const times = await Promise.all(calls);
  expect(times.every((time) => time >= 5_000)).toBe(true);
  expect(server.requests).toHaveLength(4);
});

test('request() takes a 404 for done where a DELETE may have been carried out before', async () => {
  const server = await serve((_, response, seen) => {
    if (seen === 1) response.destroy();
    else answerJson(response, { message: 'not found' }, { status: 404 });
  });
  const request = requestFor(server.url, { retries: 3, clock: fakeClock() });
  await expect(request({ method: 'DELETE', path })).resolves.toBeUndefined();
  await expect(request({ method: 'DELETE', path })).rejects.toMatchObject({ status: 404 });
});

test('request() does not take a 404 for done after a 429', async () => {
  const server = await serve(statuses(429, 404));
  const request = requestFor(server.url, { retries: 3, clock: fakeClock() });
  await expect(request({ method: 'DELETE', path })).rejects.toMatchObject({ status: 404, attempts: 2 });
});

test('request() runs out of retries in an outage', async () => {
  const server = await serve((_, response) => answerJson(response, {}, { status: 503 }));
  const request = requestFor(server.url, { retries: 3, clock: fakeClock() });
  for (let count = 0; count < 50; count += 1) await request({ method: 'GET', path }).catch(() => undefined);
  expect(server.requests).toHaveLength(50 + 20);
});

test('request() has five requests under way and no more', async () => {
  const open: ServerResponse[] = [];
  const server = await serve((_, response) => void open.push(response));
  const request = requestFor(server.url);
  const calls = Array.from({ length: 30 }, () => request({ method: 'GET', path }));
  for (let answered = 0; answered < 30; answered += 5) {
    await until(() => open.length >= 5);
    // A sixth would be here soon.
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(open).toHaveLength(5);
    for (const response of open.splice(0)) answerJson(response, {});
  }
  await expect(Promise.all(calls)).resolves.toHaveLength(30);
});

test('request() does not count the waiting for its turn against the deadline of a call', async () => {
  holdTimers();
  const server = await serve((_, response) => {
    vi.advanceTimersByTime(100);
    answerJson(response, {});
  });
  const request = requestFor(server.url, { concurrency: 1, timeouts: { attemptMs: 10_000, callMs: 600 } });
  const calls = Array.from({ length: 8 }, () => request({ method: 'GET', path }));
  await expect(Promise.all(calls)).resolves.toHaveLength(8);
});

test('request() ends a call that is waiting to be sent again as soon as it is aborted', async () => {
  const server = await serve((_, response) => {
    response.writeHead(429, { 'retry-after': '50' }).end();
  });
  const controller = new AbortController();
  const warning = (): void => void setImmediate(() => controller.abort('stop'));
  const request = requestFor(server.url, { retries: 3, log: { debug: () => undefined, warning } });
  await expect(request({ method: 'GET', path, signal: controller.signal })).rejects.toBe('stop');
  expect(server.requests).toHaveLength(1);
});

test('request() leaves nothing behind on the signal of a call that has ended', async () => {
  const server = await serve(statuses(500, 200, 404));
  const { signal } = new AbortController();
  const request = requestFor(server.url, { retries: 3, clock: fakeClock(), signal });
  await request({ method: 'GET', path, signal });
  await request({ method: 'GET', path, signal }).catch(() => undefined);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('request() ends a call whose body is on its way as soon as it is aborted', async () => {
  const controller = new AbortController();
  const server = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{');
    setImmediate(() => controller.abort('stop'));
  });
  const request = requestFor(server.url, { retries: 3 });
  await expect(request({ method: 'GET', path, signal: controller.signal })).rejects.toBe('stop');
  expect(server.requests).toHaveLength(1);
});

test('request() keeps the last failure as the cause of a deadline', async () => {
  holdTimers();
  const server = await serve((_, response, seen) => {
    if (seen === 1) answerJson(response, {}, { status: 502 });
    else vi.advanceTimersByTime(300);
  });
  const request = requestFor(server.url, { retries: 3, clock: fakeClock() });
  const call = request({ method: 'GET', path, timeouts: { callMs: 300 } });
  const error = await call.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TimeoutError);
  expect(inspect(error)).toContain('found 502 Bad Gateway');
  expect(error).toMatchObject({ code: 'call_timeout', attempts: 2 });
});

test('request() warns of each retry', async () => {
  const server = await serve(statuses(500));
  const lines: unknown[] = [];
  const warning = (message: string, fields?: LogFields): void => void lines.push([message, fields]);
  const log = { debug: () => undefined, warning };
  await requestFor(server.url, { retries: 3, clock: fakeClock(), log })({ method: 'GET', path });
  expect(lines).toEqual([
    [
      'GET /v1/x will be sent again',
      {
        attempt: 1,
        waitMs: 250,
        reason: 'Cannot GET "/v1/x": found 500 Internal Server Error: application/json "{\\"seen\\":1}"',
      },
    ],
  ]);
});

test('request() tries for 30 s where nobody takes the connection, and warns after 2 s', async () => {
  const clock = fakeClock();
  const warned: number[] = [];
  const log = { debug: () => undefined, warning: () => void warned.push(clock.now()) };
  const port = await closedPort();
  const request = requestFor(`http://127.0.0.1:${port}`, { retries: 3, clock, log });
  await expect(request({ method: 'POST', path })).rejects.toMatchObject({ code: 'connection_refused' });
  expect(clock.now()).toBeGreaterThan(28_000);
  expect(clock.now()).toBeLessThanOrEqual(30_000);
  expect(warned[0]).toBeGreaterThanOrEqual(2_000);
  expect(warned[0]).toBeLessThan(4_000);
});

test('request() gets through to a proxy that takes connections only after a while', async () => {
  const port = await closedPort();
  const clock = fakeClock();
  let attempts = 0;
  const exchange: Exchange = async (outgoing, limits) => {
    attempts += 1;
    if (attempts <= 12)
      return exchangeOverHttp({ ...outgoing, url: new URL(`http://127.0.0.1:${port}`) }, limits);
    return exchangeOverHttp(outgoing, limits);
  };
  const server = await serve((_, response) => answerJson(response, { a: 1 }));
  const request = requestFor(server.url, { retries: 3, clock, exchange });
  await expect(request({ method: 'POST', path })).resolves.toEqual({ a: 1 });
});

test('request() lets nobody wait behind the back of an API that closes itself for an hour', async () => {
  const server = await serve((_, response) =>
    answerJson(response, {}, { status: 429, headers: { 'retry-after': '3600' } }),
  );
  const request = requestFor(server.url, { retries: 3, requestsPerSecond: 20 });
  const calls = Array.from({ length: 30 }, () => request({ method: 'GET', path }));
  const ends = await Promise.allSettled(calls);
  expect(ends.every((end) => end.status === 'rejected' && codeOf(end.reason) === 'rate_limited')).toBe(true);
  expect(server.requests.length).toBeLessThan(30);
});

test('request() counts the wait for an API that closes itself against the limit of a call', async () => {
  const server = await serve((_, response) =>
    answerJson(response, {}, { status: 429, headers: { 'retry-after': '50' } }),
  );
  const request = requestFor(server.url, { retries: 3, concurrency: 2 });
  const timeouts = { callMs: 300 };
  const calls = [1, 2, 3].map(() => request({ method: 'GET', path, timeouts }));
  const ends = await Promise.allSettled(calls);
  const codes = ends.map((end) => end.status === 'rejected' && codeOf(end.reason));
  expect(codes.filter((code) => code !== 'rate_limited' && code !== 'call_timeout')).toEqual([]);
});
