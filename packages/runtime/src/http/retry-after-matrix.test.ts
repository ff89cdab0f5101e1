import { expect, test } from 'vitest';
import { fakeClock } from './testing/fake-clock.test-kit.ts';
import { serveFault, wire } from './testing/fault-server.test-kit.ts';
import { printedTable } from '@castai-bot/testing/printed-table';
import { requestFor } from './testing/request-for.test-server.ts';

const table = printedTable('Retry-After', 'expected', '429 GET', '429 POST', '503 GET', '503 POST');
const date = 'date: Sun, 22 Nov 2026 12:00:00 GMT';

/** Meets a refusal with these headers, then a good answer, and says how long the client waited in between. */
async function meet(call: { status: number; method: 'GET' | 'POST'; headers: string }): Promise<string> {
  const { headers, method, status } = call;
  const refusal = wire(
    `${status} Refused\ncontent-length: 0\n${date}${headers === '' ? '' : `\n${headers}`}`,
  );
  const server = await serveFault((socket, seen) => {
    socket.end(seen === 1 ? refusal : wire('204 No Content'));
  });
  const clock = fakeClock({ startsAt: Date.UTC(2026, 10, 22, 17) });
  const request = requestFor(`http://127.0.0.1:${server.port}`, { retries: 3, clock });
  const timeouts = { callMs: 70_000 };
  await request({ method, path: '/v1/x', timeouts }).catch(() => undefined);
  return server.seen() === 1 ? 'given up' : `${clock.sleeps.join(' + ')} ms`;
}

/** What no second could be read from: a GET waits as after any failure; a 503 says nothing of a POST then. */
const own = '250 ms';

test.each([
  ['0', '0 ms'],
  ['1', '1000 ms'],
  ['0.1', '100 ms'],
  ['60', '60000 ms'],
  ['61', 'given up'],
  ['99999999999', 'given up'],
  ['1, 3', '3000 ms'],
  ['Sun, 22 Nov 2026 12:00:30 GMT', '30000 ms'],
  ['Sunday, 22-Nov-26 12:00:30 GMT', '30000 ms'],
  ['Sun Nov 22 12:00:30 2026', '30000 ms'],
  ['Sun, 22 Nov 2026 12:00:60 GMT', '60000 ms'],
  ['Sun, 22 Nov 2020 12:00:00 GMT', '0 ms'],
  ['Sun, 22 Nov 2026 13:00:00 GMT', 'given up'],
  ['2\nretry-after: 5', '5000 ms'],
  ['-1', own],
  ['', own],
  ['abc', own],
  ['0x10', own],
  ['1e3', own],
  ['2026-11-22T12:00:30Z', own],
  ['Sun, 22 Nov 2026 12:00:30 GMT, Sun, 22 Nov 2026 12:00:40 GMT', own],
])('request() waits as Retry-After %j asks: %s', async (value, expected) => {
  const headers = `retry-after: ${value}`;
  const calls = [429, 503].flatMap((status) =>
    (['GET', 'POST'] as const).map((method) => ({ status, method, headers })),
  );
  const seen: string[] = [];
  for (const call of calls) seen.push(await meet(call));
  table.push([value.replaceAll('\n', '⏎ '), expected, ...seen]);
  expect(seen).toEqual([expected, expected, expected, expected === own ? 'given up' : expected]);
});

test('request() makes nothing of what is no Retry-After', async () => {
  for (const headers of ['', 'retry-after-ms: 5000', 'x-ratelimit-reset: 5']) {
    const seen = [
      await meet({ status: 429, method: 'GET', headers }),
      await meet({ status: 503, method: 'POST', headers }),
    ];
    table.push([headers === '' ? '(none)' : headers, own, seen[0] ?? '', '', '', seen[1] ?? '']);
    expect(seen).toEqual([own, 'given up']);
  }
});

test('request() does not wait for longer than its call has left', async () => {
  const server = await serveFault((socket) => {
    socket.end(wire('429 Refused\ncontent-length: 0\nretry-after: 30'));
  });
  const request = requestFor(`http://127.0.0.1:${server.port}`, { retries: 3, clock: fakeClock() });
  const call = request({ method: 'GET', path: '/v1/x', timeouts: { callMs: 29_000 } });
  await expect(call).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 30_000, attempts: 1 });
});
