import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { inspect } from 'node:util';
import { WAIT_LIMIT_MS } from '@castai-bot/testing/limits';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger, type LogFields } from '../output/logger.ts';
import type { Method } from './prepare/api-call.ts';
import { authority } from './testing/certificates.test-kit.ts';
import { fakeClock } from './testing/fake-clock.test-kit.ts';
import { faultRows } from './testing/fault-rows.test-kit.ts';
import { serveFault, wire } from './testing/fault-server.test-kit.ts';
import { printedTable } from '@castai-bot/testing/printed-table';
import { canaryKey, requestFor } from './testing/request-for.test-server.ts';

/** Everything that could leave the process while a fault is met. */
const printed: string[] = [];
const table = printedTable('fault', 'GET expected', 'GET seen', 'POST expected', 'POST seen');
const log = createLogger({
  format: 'json',
  level: () => 'DEBUG',
  now: () => new Date(),
  write: (line) => printed.push(line),
});

const authorities = getCACertificates('default');
beforeAll(() => setDefaultCACertificates([...authorities, authority]));
afterAll(() => setDefaultCACertificates(authorities));

/** Sends a call, retried without waiting, and says what came of it. */
async function send(origin: string, method: Method, attemptMs = WAIT_LIMIT_MS): Promise<string> {
  let attempts = 0;
  const debug = (message: string, fields: LogFields = {}): void => {
    attempts = Number(fields['attempt']);
    log.debug(message, fields);
  };
  const request = requestFor(origin, {
    retries: 3,
    clock: fakeClock(),
    timeouts: { attemptMs, callMs: WAIT_LIMIT_MS },
    log: { ...log, debug },
  });
  try {
    await request({ method, path: '/v1/x', ...(method === 'POST' ? { body: { a: 1 } } : {}) });
    return `ok, sent ${attempts}`;
  } catch (error) {
    printed.push(inspect(error, { depth: null, showHidden: true }), JSON.stringify(error));
    if (!(error instanceof Error) || !('code' in error) || !('attempts' in error)) throw error;
    return `${String(error.code)}, sent ${String(error.attempts)}`;
  }
}

test.each(faultRows)('request() meets: $name', async (row) => {
  const { certificate, fault, get, name, origin, post } = row;
  const meet = async (method: Method): Promise<string> => {
    const { port } = await serveFault(fault, certificate);
    const scheme = certificate === undefined ? 'http' : 'https';
    return send((await origin?.(port)) ?? `${scheme}://localhost:${port}`, method, row.attemptMs);
  };
  const seen = { get: await meet('GET'), post: await meet('POST') };
  table.push([name, get, seen.get, post, seen.post]);
  expect(seen).toEqual({ get, post });
});

const transient = { GET: 4, PUT: 4, DELETE: 4, POST: 1, PATCH: 1 };
const final = { GET: 1, PUT: 1, DELETE: 1, POST: 1, PATCH: 1 };
/** For as long as a call may take, four minutes here: 0.25, 0.5, 1, 2, 4, 8 and then 10 s between two. */
const slowDown = { GET: 29, PUT: 29, DELETE: 29, POST: 29, PATCH: 29 };
const methods = ['GET', 'PUT', 'DELETE', 'POST', 'PATCH'] as const;

test.each([
  ...[300, 301, 302, 303, 304, 307, 308].map((status) => ({ status, sent: final })),
  ...[400, 401, 402, 403, 404, 405, 409, 410, 412, 413, 422, 423, 425, 451].map((status) => ({
    status,
    sent: final,
  })),
  ...[501, 505, 511, 520, 522, 530].map((status) => ({ status, sent: final })),
  ...[408, 500, 502, 503, 504].map((status) => ({ status, sent: transient })),
  { status: 429, sent: slowDown },
])('request() meets: status $status', async ({ sent, status }) => {
  const seen: Record<string, number> = {};
  for (const method of methods) {
    const answer = wire(`${status} Status\nlocation: https://evil.invalid/\ncontent-length: 0`);
    const server = await serveFault((socket) => void socket.end(answer));
    await send(`http://127.0.0.1:${server.port}`, method);
    seen[method] = server.seen();
  }
  const show = (counts: Readonly<Record<string, number>>): string =>
    methods.map((method) => counts[method]).join(' ');
  table.push([`status ${status}, ${methods.join(' ')}`, show(sent), show(seen), '', '']);
  expect(seen).toEqual(sent);
});

test('request() sends the key to the host that redirects and to no other', async () => {
  const other = await serveFault((socket) => void socket.end(wire('200 OK\ncontent-length: 0')));
  for (const status of [301, 302, 303, 307, 308]) {
    const answer = wire(`${status} Moved\nlocation: http://127.0.0.1:${other.port}/\ncontent-length: 0`);
    const server = await serveFault((socket) => void socket.end(answer));
    for (const method of methods) await send(`http://127.0.0.1:${server.port}`, method);
    expect(server.seen()).toBe(methods.length);
  }
  expect(other.seen()).toBe(0);
});

test('request() survives a connection that the server closed after the answer before', async () => {
  let closed = Promise.withResolvers<void>();
  const { port, seen } = await serveFault((socket) => {
    socket.once('close', () => closed.resolve());
    socket.write(wire('200 OK\ncontent-length: 2\ncontent-type: application/json', '{}'));
    setImmediate(() => socket.destroy());
  });
  const outcomes: string[] = [];
  for (let count = 0; count < 10; count += 1) {
    closed = Promise.withResolvers<void>();
    outcomes.push(await send(`http://127.0.0.1:${port}`, 'GET'));
    await closed.promise;
  }
  expect(outcomes.every((outcome) => outcome.startsWith('ok'))).toBe(true);
  expect(seen()).toBeGreaterThanOrEqual(10);
});

test('the key is in nothing that any of this printed, in no form', () => {
  const forms = [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + canaryKey)
      .toString('base64')
      .slice(4, 40),
  );
  const matches = [canaryKey.slice(0, 24), ...forms].filter((form) => printed.join('\n').includes(form));
  table.push([`canary in ${printed.length} lines and errors`, '0', String(matches.length), '', '']);
  expect(printed.length).toBeGreaterThan(faultRows.length * 2);
  expect(matches).toEqual([]);
});
