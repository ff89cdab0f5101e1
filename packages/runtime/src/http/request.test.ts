import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { WAIT_LIMIT_MS } from '@castai-bot/testing/limits';
import { expect, onTestFinished, test } from 'vitest';
import type { LogFields } from '../output/logger.ts';
import { ApiError, AuthError } from './errors/api-error.ts';
import { ConnectionError, TimeoutError } from './errors/connection-error.ts';
import { fakeClock } from './testing/fake-clock.test-kit.ts';
import { canaryKey, requestFor } from './testing/request-for.test-server.ts';
import { answerJson, serve } from './testing/serve.test-server.ts';

/** What a promise rejects with. */
async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.unreachable(`resolved with ${inspect(value)}`),
    (error: unknown) => error,
  );
}

/** Ten times what any buffer on the way holds. */
const MUCH = 49 * 1024 * 1024;

test('request() sends the key in X-API-Key alone, a User-Agent and JSON, and parses the answer', async () => {
  const server = await serve((_, response) => answerJson(response, { items: [1] }));
  const request = requestFor(server.url, { organizationId: 'org-1' });
  const call = { path: '/v1/things/{id}', params: { id: 'a/b' }, query: { dryRun: true }, body: { a: 'ü' } };
  await expect(request({ method: 'POST', ...call })).resolves.toEqual({ items: [1] });
  const [{ headers, ...seen } = { headers: {} }] = server.requests;
  expect(seen).toEqual({ method: 'POST', url: '/v1/things/a%2Fb?dryRun=true', body: '{"a":"ü"}' });
  expect(headers).toMatchObject({
    accept: 'application/json',
    'content-type': 'application/json',
    'user-agent': 'castai-bot/0.1.0 bot/test',
    'x-api-key': canaryKey,
    'x-castai-organization-id': 'org-1',
  });
  expect(headers.authorization).toBeUndefined();
});

test('request() sends no Content-Type without a body', async () => {
  const server = await serve((_, response) => answerJson(response, {}));
  await requestFor(server.url)({ method: 'POST', path: '/v1/x' });
  expect(server.requests[0]?.headers['content-type']).toBeUndefined();
});

test.each([
  ['204', 204, undefined],
  ['205', 205, undefined],
  ['an empty 200', 200, ''],
  ['an empty 202 that calls itself JSON', 202, ''],
])('request() gives undefined for %s', async (_, status, body) => {
  const server = await serve((__, response) => {
    response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' }).end(body);
  });
  await expect(requestFor(server.url)({ method: 'DELETE', path: '/v1/x' })).resolves.toBeUndefined();
});

test('request() gives text where text was asked for', async () => {
  const server = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end('up 1\n'),
  );
  const request = requestFor(server.url);
  await expect(request({ method: 'GET', path: '/v1/metrics/prom', accept: 'text' })).resolves.toBe('up 1\n');
});

test('request() rejects with ApiError that says what the API said', async () => {
  const server = await serve((_, response) =>
    answerJson(
      response,
      { message: 'Bad Request', fieldViolations: [{ field: 'credentials', description: 'Forbidden' }] },
      { status: 400, headers: { 'x-castai-request-id': 'req-7' } },
    ),
  );
  const error = await failureOf(
    requestFor(server.url)({ method: 'PUT', path: '/v1/x', query: { a: 1 }, body: {} }),
  );
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    message:
      'Cannot PUT "/v1/x": found 400 Bad Request: Bad Request; credentials: Forbidden (request id req-7)',
    code: 'bad_request',
    status: 400,
    method: 'PUT',
    path: '/v1/x',
    requestId: 'req-7',
    attempts: 1,
    body: { message: 'Bad Request', fieldViolations: [{ field: 'credentials', description: 'Forbidden' }] },
  });
});

test.each([
  [401, 'unauthorized', 'Check API_KEY: a key belongs to one region'],
  [403, 'forbidden', 'Give the service account (or user) of API_KEY the right'],
])('request() rejects with AuthError on %d, %s', async (status, code, hint) => {
  const server = await serve((_, response) =>
    answerJson(response, { message: 'no', fieldViolations: [] }, { status }),
  );
  const error = await failureOf(requestFor(server.url)({ method: 'GET', path: '/v1/me' }));
  expect(error).toBeInstanceOf(AuthError);
  expect(error).toMatchObject({ status, code });
  expect(inspect(error)).toContain(hint);
});

test('request() says what a 500 means for a call that acts for another organization', async () => {
  const server = await serve((_, response) =>
    answerJson(response, { message: 'Internal Server Error' }, { status: 500 }),
  );
  const call = { method: 'GET', path: '/v1/x', organizationId: 'org-2' } as const;
  const error = await failureOf(requestFor(server.url)(call));
  expect(error).toHaveProperty('hint', expect.stringContaining('check ORGANIZATION_ID'));
});

const nginx =
  '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body><center>nginx</center></body></html>';
const portal = `<!doctype html><h1>Please log in</h1>${'<p>network</p>'.repeat(2_000)}`;

test.each([
  {
    from: 'the gateway',
    status: 404,
    body: nginx,
    problem: 'found 404 Not Found: text/html "404 Not Found nginx"',
  },
  {
    from: 'Cloudflare',
    status: 403,
    body: 'error code: 1010',
    problem: 'Forbidden: text/html "error code: 1010"',
  },
  {
    from: 'a captive portal',
    status: 200,
    body: portal,
    problem: '200 with text/html "Please log in network',
  },
])('request() says how the HTML $status of $from begins, and no more', async ({ status, body, problem }) => {
  const server = await serve((_, response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end(body),
  );
  const error = await failureOf(requestFor(server.url)({ method: 'GET', path: '/v1/x' }));
  expect(error).toMatchObject({ status });
  expect(inspect(error)).toContain(problem);
  expect(inspect(error).length).toBeLessThan(4_000);
});

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)(
  'request() refuses the redirect of a %s and does not call the other host',
  async (method) => {
    const other = await serve((_, response) => answerJson(response, {}));
    const server = await serve((_, response) =>
      response.writeHead(307, { location: `${other.url}/steal?key=1` }).end(),
    );
    const error = await failureOf(requestFor(server.url)({ method, path: '/v1/x' }));
    expect(error).toMatchObject({
      message: `Cannot ${method} "/v1/x": found the redirect 307 to "${other.url}": following it would carry the API key along`,
      status: 307,
      code: 'redirected',
    });
    expect(other.requests).toEqual([]);
  },
);

test('request() rejects with ConnectionError where nobody listens', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const address = closed.address();
  await new Promise((resolve) => closed.close(resolve));
  const port = typeof address === 'object' ? address?.port : undefined;
  const error = await failureOf(requestFor(`http://127.0.0.1:${port}`)({ method: 'GET', path: '/v1/x' }));
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({
    message: `Cannot GET "/v1/x": the connection failed: connect ECONNREFUSED 127.0.0.1:${port}`,
    code: 'connection_refused',
    mayHaveArrived: false,
  });
});

test.each([
  ['before the headers', () => undefined],
  [
    'in the body',
    (response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).write('{"items": ['),
  ],
])('request() ends an attempt that stalls %s', async (_, begin) => {
  const server = await serve((__, response) => begin(response));
  const request = requestFor(server.url, { timeouts: { attemptMs: 50, callMs: WAIT_LIMIT_MS } });
  const error = await failureOf(request({ method: 'GET', path: '/v1/x' }));
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({
    message: 'Cannot GET "/v1/x": found no whole answer after 50 ms',
    code: 'attempt_timeout',
  });
});

test('request() ends a call at its own deadline', async () => {
  const server = await serve(() => undefined);
  const call = { method: 'GET', path: '/v1/x', timeouts: { callMs: 30 } } as const;
  await expect(requestFor(server.url)(call)).rejects.toMatchObject({ code: 'call_timeout' });
});

test('request() rejects with the reason of the signal, before, during and of the client', async () => {
  const server = await serve(() => undefined);
  const client = new AbortController();
  const own = new AbortController();
  const request = requestFor(server.url, { signal: client.signal });
  const before = request({ method: 'GET', path: '/v1/x', signal: AbortSignal.abort('before') });
  const during = request({ method: 'GET', path: '/v1/x', signal: own.signal });
  const whole = request({ method: 'GET', path: '/v1/x' });
  own.abort('during');
  client.abort('client');
  const reasons = await Promise.all([before, during, whole].map(failureOf));
  expect(reasons).toEqual(['before', 'during', 'client']);
});

test('request() stops reading an answer of more than 50 MB', async () => {
  const chunk = Buffer.alloc(1024 * 1024, ' ');
  const server = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const write = (): void => {
      while (response.writable && response.write(chunk));
      response.once('drain', write);
    };
    write();
  });
  const request = requestFor(server.url, { timeouts: { attemptMs: WAIT_LIMIT_MS, callMs: WAIT_LIMIT_MS } });
  await expect(request({ method: 'GET', path: '/v1/x' })).rejects.toMatchObject({ code: 'body_too_long' });
});

test('request() never shows the key that a server echoes', async () => {
  const echoes = [
    (key: string) => ({ type: 'text/html', status: 200, text: `<p>${'x'.repeat(90)}${key}</p>` }),
    (key: string) => ({
      type: 'application/json',
      status: 500,
      text: JSON.stringify({ message: key, fieldViolations: [{ field: key, description: key }] }),
    }),
    (key: string) => ({ type: 'application/json', status: 200, text: `{"${key}": ` }),
  ];
  for (const echo of echoes) {
    const server = await serve(({ headers }, response) => {
      const { status, text, type } = echo(String(headers['x-api-key']));
      response.writeHead(status, {
        'content-type': type,
        'x-castai-request-id': String(headers['x-api-key']),
      });
      response.end(text);
    });
    const error = await failureOf(requestFor(server.url)({ method: 'GET', path: '/v1/x' }));
    const shown = inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error);
    expect(shown).toContain('[redacted]');
    expect(shown).not.toContain(canaryKey.slice(0, 20));
  }
});

test('request() never shows the key that a broken server sends back', async () => {
  const garbage = createServer((socket) => {
    socket.once('data', (data) => socket.end(`garbage ${data.toString()}`));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => garbage.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void garbage.close());
  const address = garbage.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const error = await failureOf(requestFor(`http://127.0.0.1:${port}`)({ method: 'GET', path: '/v1/x' }));
  expect(error).toBeInstanceOf(ConnectionError);
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain(canaryKey.slice(0, 20));
});

test('request() tells the log about each exchange, without the key', async () => {
  const server = await serve((_, response) =>
    answerJson(response, {}, { headers: { 'x-castai-request-id': 'req-1' } }),
  );
  const lines: unknown[] = [];
  const note = (message: string, fields?: LogFields): void => void lines.push([message, fields]);
  const call = { method: 'GET', path: '/v1/x' } as const;
  await requestFor(server.url, { log: { debug: note, warning: note }, clock: fakeClock() })(call);
  expect(lines).toEqual([['GET /v1/x answered 200', { attempt: 1, durationMs: 0, requestId: 'req-1' }]]);
});

test('request() reads 64 KiB of an error and no more, however much is sent', async () => {
  let written = 0;
  const closed = Promise.withResolvers<void>();
  const server = await serve((_, response) => {
    response.writeHead(502, { 'content-type': 'text/html' });
    const more = (): void => {
      while (!response.destroyed && written < MUCH && response.write('<'.repeat(65_536))) written += 65_536;
    };
    response.on('drain', more);
    response.on('close', () => closed.resolve());
    more();
  });
  const error = await failureOf(requestFor(server.url)({ method: 'GET', path: '/v1/x' }));
  expect(String(error)).toMatch(/^ApiError: Cannot GET "\/v1\/x": found 502 Bad Gateway: text\/html "<{120}/);
  await closed.promise;
  expect(written).toBeLessThan(MUCH);
});

test('request() cuts what an error says in its message', async () => {
  const server = await serve((_, response) =>
    answerJson(response, { message: 'w'.repeat(60_000) }, { status: 400 }),
  );
  const error = await failureOf(requestFor(server.url)({ method: 'GET', path: '/v1/x' }));
  expect(String(error).length).toBeLessThan(1_200);
});

test.each([
  [{ timeouts: { callMs: Number.POSITIVE_INFINITY } }, 'callMs is Infinity'],
  [{ timeouts: { attemptMs: 30 * 24 * 3_600_000 } }, 'attemptMs is 2592000000'],
  [{ timeouts: { attemptMs: 2, callMs: 1 } }, 'attemptMs is 2, wanted at most callMs'],
  [{ retries: Number.NaN }, 'retries is NaN'],
])('request() refuses %j with words, and sends nothing', async (settings, words) => {
  const server = await serve((_, response) => answerJson(response, {}));
  const call = requestFor(server.url)({ method: 'GET', path: '/v1/x', ...settings });
  await expect(call).rejects.toMatchObject({ code: 'bad_limit' });
  await expect(call).rejects.toThrow(words);
  expect(server.requests).toEqual([]);
});
