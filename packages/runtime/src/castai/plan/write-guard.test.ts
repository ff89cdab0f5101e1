import { startSimulator } from '@castai-bot/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { canaryKey } from '../../http/testing/request-for.test-server.ts';
import { answerJson, serve } from '../../http/testing/serve.test-server.ts';
import { CastAi } from '../cast-ai.ts';
import { ApiError, AuthError } from '../../http/errors/api-error.ts';
import { simulate } from '../simulated-client.test-kit.ts';
import { PlanEndedError } from './plan-ended-error.ts';

async function dryClient(answer: unknown = {}): Promise<{ castai: CastAi; sent: () => readonly string[] }> {
  const server = await serve((_, response) => answerJson(response, answer));
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey, dryRun: true });
  return { castai, sent: () => server.requests.map(({ method, url }) => `${method} ${url}`) };
}

const CODES: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  503: 'unavailable',
};

function refusal(status: number): ApiError {
  const request = { method: 'GET', path: '/v1/x', attempts: 1 };
  const answer = { status, code: CODES[status] ?? '', body: { fieldViolations: [] } };
  const Refusal = status === 401 || status === 403 ? AuthError : ApiError;
  return new Refusal('found it', request, answer);
}

test('a dry run sends reads, whatever their method, and no write', async () => {
  const { castai, sent } = await dryClient({ items: [] });
  await castai.get('/v9/anything');
  await castai.post('/v1/cost-reports/clusters/active', { body: {} });
  await castai.post('/v1/kubernetes/external-clusters/{clusterId}/hibernate', {
    params: { clusterId: 'c1' },
    query: { mode: 'OPERATION_MODE_DRY_RUN' },
  });
  await castai.post('/v1/kubernetes/external-clusters/c1/hibernate');
  await castai.post('/v9/anything', { body: { a: 1 }, query: { b: [1] } });
  await castai.delete('/v9/anything/x');
  expect(sent()).toEqual([
    'GET /v9/anything',
    'POST /v1/cost-reports/clusters/active',
    'POST /v1/kubernetes/external-clusters/c1/hibernate?mode=OPERATION_MODE_DRY_RUN',
  ]);
  expect(castai.plan).toEqual([
    { method: 'POST', path: '/v1/kubernetes/external-clusters/c1/hibernate', changes: [] },
    { method: 'POST', path: '/v9/anything', body: { a: 1 }, query: { b: [1] }, changes: [] },
    { method: 'DELETE', path: '/v9/anything/x', changes: [] },
  ]);
});

test('a dry run keeps for whom a write is, and refuses the query that sending would', async () => {
  const { castai } = await dryClient();
  await castai.post('/v9/anything', { body: { a: 1 }, organizationId: 'o2' });
  expect(castai.plan).toEqual([
    { method: 'POST', path: '/v9/anything', body: { a: 1 }, organizationId: 'o2', changes: [] },
  ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what no type allows
  const query = { b: [{ c: 1 }] } as never;
  await expect(castai.post('/v9/anything', { query })).rejects.toMatchObject({ code: 'bad_query' });
  expect(castai.plan).toHaveLength(1);
});

test('a dry run compares a write with what stands there now', async () => {
  const { castai, sent } = await dryClient({ id: 'p1', name: 'office', applyType: 'DEFERRED' });
  const path = '/v1/workload-autoscaling/clusters/c1/policies/p1';
  await castai.put(path, { body: { name: 'office', applyType: 'IMMEDIATE' } });
  await castai.scalingPolicies.delete('c1', 'p1');
  expect(castai.plan).toMatchObject([
    {
      method: 'PUT',
      path,
      target: 'office',
      changes: [{ path: 'applyType', before: 'DEFERRED', after: 'IMMEDIATE' }],
    },
    { method: 'DELETE', path, target: 'office', changes: [] },
  ]);
  expect(sent()).toEqual([`GET ${path}`, `GET ${path}`]);
});

test('a dry run goes on with planned values until a real one is needed', async () => {
  const { castai, sent } = await dryClient();
  const added = await castai.nodes.add('c1', { instanceType: 'm5.large' });
  await expect(castai.operations.wait(added.operationId)).resolves.toEqual({ done: true });
  await castai.nodes.delete('c1', added.nodeId);
  expect(castai.plan.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /v1/kubernetes/external-clusters/c1/nodes',
    'DELETE /v1/kubernetes/external-clusters/c1/nodes/(planned nodeId of POST /v1/kubernetes/external-clusters/c1/nodes)',
  ]);
  await expect(castai.nodes.get('c1', added.nodeId)).rejects.toBeInstanceOf(PlanEndedError);
  expect(sent()).toEqual([]);
});

test('a dry run plans each item as far as it goes, then ends', async () => {
  const { castai } = await dryClient();
  const rotate = async (type: string): Promise<void> => {
    const { nodeId } = await castai.nodes.add('c1', { instanceType: type });
    await castai.nodes.get('c1', nodeId);
  };
  await expect(castai.forEach(['a', 'b', 'c'], rotate)).rejects.toBeInstanceOf(PlanEndedError);
  expect(castai.plan.map(({ body }) => body)).toEqual([
    { instanceType: 'a' },
    { instanceType: 'b' },
    { instanceType: 'c' },
  ]);
});

test('a dry run of 300 switches names each workload and changes none', async () => {
  const simulator = await startSimulator({ world: { workloads: 300, clusters: 1 } });
  onTestFinished(() => simulator.close());
  const castai = new CastAi({ apiUrl: simulator.url, apiKey: simulator.apiKey, dryRun: true });
  const [clusterId = ''] = simulator.clusterIds;
  const managed = await castai.workloads.list({ clusterId, managementOptions: ['MANAGED'] }).toArray();
  const switchable = managed.filter(({ managedBy }) => managedBy === 'API');
  const requests = simulator.requests.length;
  const { done } = await castai.forEach(switchable, (each) =>
    castai.workloads.setManagementOption(each, 'READ_ONLY'),
  );
  expect(done).toHaveLength(switchable.length);
  expect(simulator.requests).toHaveLength(requests);
  expect(simulator.changes()).toEqual([]);
  const [first] = switchable;
  expect(castai.plan).toHaveLength(switchable.length);
  expect(castai.plan[0]).toMatchObject({
    method: 'PUT',
    target: `${first?.namespace}/${first?.name}`,
    changes: [{ path: 'workloadConfig.vpaConfig.managementOption', after: 'READ_ONLY' }],
  });
});

test('a dry run reads for a write as the write would be sent: organization, limits, signal', async () => {
  const seen: unknown[] = [];
  const server = await serve(({ headers, method, url }, response) => {
    seen.push([method, url, headers['x-castai-organization-id']]);
    answerJson(response, { id: 'c1', name: 'shop', status: 'ready' });
  });
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey, dryRun: true });
  const settings = { organizationId: 'child-1' };
  await castai.clusters.hibernate('c1', settings);
  await castai.put('/v1/workload-autoscaling/clusters/c1/policies/p1', { body: { name: 'a' }, ...settings });
  expect(seen).toEqual([
    ['GET', '/v1/kubernetes/external-clusters/c1', 'child-1'],
    ['GET', '/v1/workload-autoscaling/clusters/c1/policies/p1', 'child-1'],
  ]);
  const aborted = { ...settings, signal: AbortSignal.abort('enough') };
  await expect(castai.clusters.hibernate('c1', aborted)).rejects.toBe('enough');
});

test('a dry run plans a write to what is itself only planned', async () => {
  const { castai, clusterId } = await simulate({}, { dryRun: true });
  await castai.nodeTemplates.create(clusterId, { name: 'x' });
  await castai.nodeTemplates.update(clusterId, 'x', { shouldTaint: true });
  expect(castai.plan.map(({ body, method }) => [method, body])).toEqual([
    ['POST', { name: 'x' }],
    ['PUT', { shouldTaint: true }],
  ]);
});

test('a dry run keeps its plan in the order of asking', async () => {
  const server = await serve(({ url }, response) => {
    // The first is answered last.
    if (url.endsWith('/c1'))
      setImmediate(() => setImmediate(() => answerJson(response, { id: 'c1', name: 'c1' })));
    else answerJson(response, { id: 'c2', name: 'c2' });
  });
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey, dryRun: true });
  await Promise.all(['c1', 'c2'].map((id) => castai.clusters.hibernate(id)));
  expect(castai.plan.map(({ target }) => target)).toEqual(['c1', 'c2']);
});

test('a dry run takes no text of the user for a planned value', async () => {
  const { castai, sent } = await dryClient({ items: [] });
  const text = '(planned nodeId of POST /v1/kubernetes/external-clusters/c1/nodes)';
  await castai.get('/v9/anything', { query: { text } });
  expect(sent()).toHaveLength(1);
});

test.each([
  ['a refused one', 403, 'resolves'],
  ['one that is not there', 404, 'resolves'],
  ['a wrong key', 401, 'rejects'],
])('a dry run plans without the present value of %s, %i: %s', async (_, status, end) => {
  const server = await serve((__, response) => answerJson(response, { message: 'no' }, { status }));
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey, dryRun: true });
  const write = castai.clusters.hibernate('c1');
  if (end === 'rejects') await expect(write).rejects.toMatchObject({ status });
  else expect(String(await write)).toContain('(planned operationId of POST');
  expect(castai.plan).toHaveLength(1);
});

test.each([
  ['an end of the plan alone', [], 'plan_ended'],
  ['a wrong key beside it', [401], 'unauthorized'],
  ['a key that may do none of the others', [403, 403], 'forbidden'],
  ['no API for any of the others', [503, 503], 'unavailable'],
])('forEach() of a dry run: %s', async (_, statuses, code) => {
  const { castai } = await dryClient();
  const work = castai.forEach(['plan', ...statuses], async (item) => {
    if (item !== 'plan') throw refusal(Number(item));
    const { nodeId } = await castai.nodes.add('c1', { instanceType: 'm5.large' });
    await castai.nodes.get('c1', nodeId);
  });
  await expect(work).rejects.toMatchObject({ code });
});

test('forEach() of a dry run hides no failure behind an end of the plan', async () => {
  const { castai } = await dryClient();
  const { failed } = await castai.forEach(['plan', 'refused', 'gone'], async (item) => {
    if (item === 'refused') throw refusal(403);
    if (item === 'gone') throw refusal(404);
    const { nodeId } = await castai.nodes.add('c1', { instanceType: 'm5.large' });
    await castai.nodes.get('c1', nodeId);
  });
  expect(failed.map(({ code, id }) => [id, code])).toEqual([
    ['plan', 'plan_ended'],
    ['refused', 'forbidden'],
    ['gone', 'not_found'],
  ]);
});

test.each([404, 403])('a dry run that may not read what it would change says so: %i', async (status) => {
  const server = await serve((_, response) => answerJson(response, { message: 'no' }, { status }));
  const castai = new CastAi({ apiUrl: server.url, apiKey: canaryKey, dryRun: true });
  await castai.clusters.hibernate('c1');
  await castai.put('/v1/workload-autoscaling/clusters/c1/policies/p1', { body: { name: 'a' } });
  const unread = [expect.stringContaining(`found ${status}`), expect.stringContaining(`found ${status}`)];
  expect(castai.plan.map((row) => row.unread)).toEqual(unread);
});

test('a dry run knows the mark of a planned value that was encoded for a path', async () => {
  const { castai, sent } = await dryClient();
  const { nodeId } = await castai.nodes.add('c1', { instanceType: 'm5.large' });
  const path = `/v9/things/${encodeURIComponent(nodeId)}`;
  await expect(castai.get(path)).rejects.toBeInstanceOf(PlanEndedError);
  expect(sent()).toEqual([]);
});
