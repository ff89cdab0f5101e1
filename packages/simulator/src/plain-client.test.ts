import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { startSimulator } from './index.ts';

type Json = Readonly<Record<string, unknown>>;

interface PlainClient {
  readonly clusterId: string;
  /** Sends, and gives back the status and the body, whatever they are. */
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ readonly status: number; readonly body: Json }>;
}

/** A client that knows the API from its description in words alone, in real time, against fast nodes. */
async function startPlain(): Promise<PlainClient> {
  const sim = await startSimulator({
    durations: {
      nodeCreate: 20,
      nodeJoin: 20,
      nodeDrain: 20,
      nodeDelete: 20,
      hibernate: 40,
      resume: 40,
      planGenerate: 20,
    },
  });
  onTestFinished(() => sim.close());
  return {
    clusterId: sim.clusterIds[0] ?? '',
    call: async (method, path, body) => {
      const response = await fetch(sim.url + path, {
        method,
        headers: { 'X-API-Key': sim.apiKey, 'Content-Type': 'application/json', 'User-Agent': 'plain/1' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const parsed: unknown = text === '' ? {} : JSON.parse(text);
      return { status: response.status, body: isJson(parsed) ? parsed : {} };
    },
  };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function itemsOf(body: Json, key = 'items'): readonly Json[] {
  const value = body[key];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** Polls until the answer is as wanted. */
async function poll(read: () => Promise<Json>, isDone: (body: Json) => boolean): Promise<Json> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const body = await read();
    if (isDone(body)) return body;
    await setTimeout(10);
  }
  throw new Error('never came to be');
}

test('a plain client pages nodes, adds one, polls its operation, drains and deletes it', async () => {
  const { call, clusterId } = await startPlain();
  const C = `/v1/kubernetes/external-clusters/${clusterId}`;
  const operation = (id: unknown): Promise<Json> =>
    poll(
      async () => (await call('GET', `/v1/kubernetes/external-clusters/operations/${String(id)}`)).body,
      ({ done }) => done === true,
    );
  expect(itemsOf((await call('GET', '/v1/kubernetes/external-clusters')).body)).toHaveLength(3);
  const seen: unknown[] = [];
  let cursor = '';
  do {
    const { body } = await call('GET', `${C}/nodes?page.limit=5&page.cursor=${cursor}`);
    seen.push(...itemsOf(body).map(({ id }) => id));
    cursor = String(body['nextCursor']);
  } while (cursor !== '');
  expect(new Set(seen).size).toBe(12);

  const added = await call('POST', `${C}/nodes`, { instanceType: 'm5.large' });
  expect((await operation(added.body['operationId']))['error']).toBeUndefined();
  const node = `${C}/nodes/${String(added.body['nodeId'])}`;
  expect((await call('GET', node)).body['state']).toEqual({ phase: 'ready' });
  await operation((await call('POST', `${node}/drain`)).body['operationId']);
  await operation((await call('DELETE', `${node}?drainTimeout=60`)).body['operationId']);
  expect((await call('GET', node)).status).toBe(404);
});

test('a plain client changes policies, meets the conflict of versions, and switches workloads', async () => {
  const { call, clusterId } = await startPlain();
  const P = `/v1/kubernetes/clusters/${clusterId}/policies`;
  const { body: read } = await call('GET', P);
  expect((await call('PUT', P, { ...read, enabled: false })).status).toBe(200);
  const conflict = await call('PUT', P, { ...read, enabled: true });
  expect(conflict.status).toBe(400);
  expect(conflict.body['message']).toMatch(/template has changed/);

  const W = `workload-autoscaling/clusters/${clusterId}/workloads`;
  const { body: page } = await call('GET', `/v1/${W}?managementOptions=MANAGED`);
  const own = itemsOf(page, 'workloads').filter(({ managedBy }) => managedBy === 'API');
  for (const { id, scalingPolicyId } of own) {
    const workloadConfig = { vpaConfig: { managementOption: 'READ_ONLY' } };
    expect((await call('PUT', `/v2/${W}/${String(id)}`, { scalingPolicyId, workloadConfig })).status).toBe(
      200,
    );
  }
  const { body: rest } = await call('GET', `/v1/${W}?managementOptions=MANAGED`);
  expect(new Set(itemsOf(rest, 'workloads').map(({ managedBy }) => managedBy))).toEqual(
    new Set(['ANNOTATIONS']),
  );
});

test('a plain client runs a rebalancing plan, hibernates and resumes, and reads the cost', async () => {
  const { call, clusterId } = await startPlain();
  const R = `/v1/kubernetes/clusters/${clusterId}/rebalancing-plans`;
  const { status, body } = await call('POST', R, { minNodes: 2 });
  expect(status).toBe(202);
  const plan = `${R}/${String(body['rebalancingPlanId'])}`;
  const reach = (wanted: string): Promise<Json> =>
    poll(
      async () => (await call('GET', plan)).body,
      (current) => current['status'] === wanted,
    );
  await reach('generated');
  expect((await call('POST', `${plan}/execute`)).status).toBe(202);
  await reach('finished');

  const C = `/v1/kubernetes/external-clusters/${clusterId}`;
  const isIn = (wanted: string): Promise<Json> =>
    poll(
      async () => (await call('GET', C)).body,
      (cluster) => cluster['status'] === wanted,
    );
  expect((await call('POST', `${C}/hibernate`)).status).toBe(200);
  await isIn('hibernated');
  expect((await call('POST', `${C}/resume`, { instanceType: 'm5.large' })).status).toBe(200);
  await isIn('ready');

  const week = 'startTime=2026-01-01T00:00:00Z&endTime=2026-01-08T00:00:00Z&stepSeconds=86400';
  const { body: cost } = await call('GET', `/v1/cost-reports/clusters/${clusterId}/cost?${week}`);
  expect(itemsOf(cost)).toHaveLength(7);
});
