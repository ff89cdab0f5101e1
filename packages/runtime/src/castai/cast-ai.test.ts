import { inspect } from 'node:util';
import type { Schemas } from '@castai-bot/api/bot';
import { expect, expectTypeOf, test } from 'vitest';
import { canaryKey } from '../http/testing/request-for.test-server.ts';
import { answerJson, serve } from '../http/testing/serve.test-server.ts';
import { CastAi } from './cast-ai.ts';
import { simulate } from './simulated-client.test-kit.ts';
import type { InputArguments, ShapeAt } from './document/typed-call.ts';

test('get() is typed by the path of the document and fills it', async () => {
  const server = await serve((_, response) => answerJson(response, { id: 'c1', status: 'ready' }));
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey });
  const cluster = await castai.get('/v1/kubernetes/external-clusters/{clusterId}', {
    params: { clusterId: 'c1' },
  });
  expectTypeOf(cluster).toEqualTypeOf<Schemas['Cluster']>();
  expect(cluster).toEqual({ id: 'c1', status: 'ready' });
  expectTypeOf<[]>().not.toExtend<
    InputArguments<ShapeAt<'/v1/kubernetes/external-clusters/{clusterId}', 'get'>>
  >();
});

test.each([
  ['clusters.list()', async (castai: CastAi) => castai.clusters.list().toArray()],
  ['clusters.get()', async (castai: CastAi) => castai.clusters.get('c1')],
  ['nodes.list()', async (castai: CastAi) => castai.nodes.list({ clusterId: 'c1' }).toArray()],
  ['workloads.get()', async (castai: CastAi) => castai.workloads.get('c1', 'w1')],
  ['costs.getClusterRates()', async (castai: CastAi) => castai.costs.getClusterRates('c1')],
  ['nodes.add()', async (castai: CastAi) => castai.nodes.add('c1', { instanceType: 'm5.large' })],
  ['clusters.hibernate()', async (castai: CastAi) => castai.clusters.hibernate('c1')],
  ['rebalancing.generate()', async (castai: CastAi) => castai.rebalancing.generate('c1')],
])('%s says so when an answer has no body', async (_, use) => {
  const server = await serve((__, response) => response.writeHead(204).end());
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey });
  await expect(use(castai)).rejects.toMatchObject({ code: 'unexpected_body' });
});

test('post(), put(), patch() and delete() send what they are given to any path', async () => {
  const server = await serve((_, response) => answerJson(response, { done: true }));
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey });
  const answers = [
    await castai.post('/v9/new/{id}', { params: { id: 'x y' }, body: { a: 1 } }),
    await castai.put('/v9/new', { query: { b: [1, 2] } }),
    await castai.patch('/v9/new', { body: [] }),
    await castai.delete('/v9/new'),
  ];
  expectTypeOf(answers).toEqualTypeOf<unknown[]>();
  expect(server.requests.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
    'POST /v9/new/x%20y {"a":1}',
    'PUT /v9/new?b=1&b=2 ',
    'PATCH /v9/new []',
    'DELETE /v9/new ',
  ]);
});

test('CastAi keeps the key out of its inspection and of what it refuses', () => {
  const castai = new CastAi({ apiUrl: 'https://api.cast.ai', apiKey: canaryKey });
  expect(inspect(castai, { depth: null, showHidden: true })).not.toContain(canaryKey);
  for (const apiKey of [`${canaryKey}\n`, `${canaryKey}\nx`, `ü${canaryKey}`, ` ${canaryKey}`]) {
    const attempt = (): CastAi => new CastAi({ apiUrl: 'https://api.cast.ai', apiKey });
    expect(attempt).toThrow('Cannot send the API key');
    expect(attempt).not.toThrow(canaryKey);
  }
});

test('clusters.list() gives the clusters of the organization that is asked for', async () => {
  const server = await serve((_, response) => answerJson(response, { items: [{ id: 'a' }, { id: 'b' }] }));
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey, organizationId: 'org-1' });
  await expect(castai.clusters.list().toArray()).resolves.toEqual([{ id: 'a' }, { id: 'b' }]);
  await expect(castai.clusters.list({ organizationId: 'org-2', limit: 1 }).toArray()).resolves.toEqual([
    { id: 'a' },
  ]);
  expect(server.requests.map(({ headers }) => headers['x-castai-organization-id'])).toEqual([
    'org-1',
    'org-2',
  ]);
});

test('nodes.list() pages with the filter on every page', async () => {
  const server = await serve((_, response, seen) =>
    answerJson(
      response,
      seen === 1 ? { items: [{ id: 'n1' }], nextCursor: 'c 2' } : { items: [{ id: 'n2' }] },
    ),
  );
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey });
  const nodes = await castai.nodes.list({ clusterId: 'c1', nodeStatus: 'ready' }, { pageSize: 1 }).toArray();
  expect(nodes).toEqual([{ id: 'n1' }, { id: 'n2' }]);
  expect(server.requests.map(({ url }) => url)).toEqual([
    '/v1/kubernetes/external-clusters/c1/nodes?nodeStatus=ready&page.limit=1',
    '/v1/kubernetes/external-clusters/c1/nodes?nodeStatus=ready&page.limit=1&page.cursor=c+2',
  ]);
});

test('nodes.delete() and drain() write their options where each endpoint wants them', async () => {
  const server = await serve((_, response) => answerJson(response, { operationId: 'op-1' }));
  const { nodes } = new CastAi({ apiUrl: server.url, apiKey: canaryKey });
  await expect(nodes.delete('c1', 'n1', { timeoutSeconds: 60, force: true })).resolves.toBe('op-1');
  await expect(nodes.drain('c1', 'n1', { timeoutSeconds: 60 })).resolves.toBe('op-1');
  expect(server.requests.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
    'DELETE /v1/kubernetes/external-clusters/c1/nodes/n1?forceDelete=true&drainTimeout=60 ',
    'POST /v1/kubernetes/external-clusters/c1/nodes/n1/drain {"timeoutSeconds":60}',
  ]);
});

test('nodes.delete() takes an answer without a body', async () => {
  const server = await serve((_, response) => response.writeHead(204).end());
  const { nodes } = new CastAi({ apiUrl: server.url, apiKey: canaryKey });
  await expect(nodes.delete('c1', 'n1')).resolves.toBeUndefined();
});

test('operations.wait() waits for the end and tells why an operation failed', async () => {
  const server = await serve(({ url }, response, seen) =>
    answerJson(
      response,
      url.endsWith('bad')
        ? { id: 'bad', done: true, error: { reason: 'NodeGone', details: 'no such instance' } }
        : { id: 'good', done: seen > 2 },
    ),
  );
  const { operations } = new CastAi({ apiUrl: server.url, apiKey: canaryKey });
  await expect(operations.wait('good', { pollMs: 1 })).resolves.toEqual({ id: 'good', done: true });
  await expect(operations.wait('bad')).rejects.toMatchObject({
    message: 'Cannot finish the operation "bad": found it failed with NodeGone: no such instance',
    code: 'operation_failed',
  });
});

test('operations.wait() ends at once when the client is aborted', async () => {
  const server = await serve((_, response) => answerJson(response, { done: false }));
  const controller = new AbortController();
  const { operations } = new CastAi({ apiUrl: server.url, apiKey: canaryKey, signal: controller.signal });
  const waiting = operations.wait('op', { onProgress: () => setImmediate(() => controller.abort('stop')) });
  await expect(waiting).rejects.toBe('stop');
  expect(server.requests).toHaveLength(1);
});

test('forEach() works on items until the client is aborted', async () => {
  const controller = new AbortController();
  const server = await serve((_, response, seen) => {
    if (seen === 3) controller.abort(new Error('stop'));
    else answerJson(response, {});
  });
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey, signal: controller.signal });
  const put = async (id: string): Promise<unknown> => castai.put('/v9/x/{id}', { params: { id } });
  await expect(castai.forEach(['a', 'b', 'c', 'd'], put, { concurrency: 1 })).resolves.toEqual({
    done: [{}, {}],
    failed: [{ id: 'c', code: 'Error', message: 'stop' }],
    skipped: 1,
  });
});

test('list() reads a list of any path page by page, in the dialect of that', async () => {
  const { castai, simulator } = await simulate({
    pageLimit: 2,
    world: { clusters: 3, nodes: 1, workloads: 1 },
  });
  const endTime = new Date().toISOString();
  const startTime = new Date(Date.now() - 86_400_000).toISOString();
  const rows = castai.list('/v1/cost-reports/organization/clusters/efficiency', {
    query: { startTime, endTime },
    limit: 3,
  });
  const clusterIds: (string | undefined)[] = [];
  for await (const row of rows) clusterIds.push(row.clusterId);
  expect(new Set(clusterIds)).toEqual(new Set(simulator.clusterIds));
  expect(simulator.requests).toHaveLength(2);
  const regions = await castai.list('/v1/regions', { pageSize: 1 }).toArray();
  expectTypeOf(regions).toEqualTypeOf<Schemas['CloudRegion'][]>();
  expect(regions.length).toBeGreaterThan(1);
});

test.each([
  [{ retries: -1 }, 'retries is -1'],
  [{ requestsPerSecond: 0 }, 'requestsPerSecond is 0'],
  [{ concurrency: Number.NaN }, 'concurrency is NaN'],
  [{ timeouts: { callMs: 0 } }, 'callMs is 0'],
])('CastAi refuses %j with words', (limits, words) => {
  const options = { apiUrl: 'https://api.cast.ai', apiKey: canaryKey, ...limits };
  expect(() => new CastAi(options)).toThrow(words);
});
