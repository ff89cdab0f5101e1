import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startChecked } from './checked-client.test-kit.ts';
import { parseFault, startSimulator } from './index.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

function parse(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return value;
}

describe('startSimulator()', () => {
  test('answers with the clusters it names', async () => {
    const { sim, ok } = await startChecked();
    const { items = [] } = await ok('listClusters');
    expect(items.map(({ id }) => id)).toEqual(sim.clusterIds);
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({
      organizationId: sim.organizationId,
      status: 'ready',
      agentStatus: 'online',
    });
  });

  test('makes the same world from the same seed, size and time', async () => {
    const [first, second, other] = await Promise.all([
      startChecked({ now: () => AT }),
      startChecked({ now: () => AT }),
      startChecked({ now: () => AT, seed: 2 }),
    ]);
    expect(first.sim.world).toEqual(second.sim.world);
    expect(first.sim.apiKey).toBe(second.sim.apiKey);
    expect(other.sim.clusterIds).not.toEqual(first.sim.clusterIds);
    expect(first.sim.apiKey).toMatch(/^castai_v1_[a-z0-9]{64}_[a-z0-9]{8}$/);
  });

  test('takes a world of its own shape, through JSON', async () => {
    const { sim } = await startChecked({ world: { clusters: 1, nodes: 2, workloads: 3 }, now: () => AT });
    const world = structuredClone(sim.world);
    const second = await startChecked({ world, now: () => AT });
    expect(second.sim.world).toEqual(world);
    const [clusterId = ''] = sim.clusterIds;
    expect((await second.ok('listNodes', { params: { clusterId } })).items).toHaveLength(2);
  });

  test('answers 500 with what failed and where, wherever the simulator fails, and goes on', async () => {
    let isBroken = false;
    const now = (): number => {
      if (isBroken) throw new TypeError('no time');
      return AT;
    };
    await using sim = await startSimulator({ now });
    const headers = { 'X-API-Key': sim.apiKey };
    const get = (path: string): Promise<Response> => fetch(sim.url + path, { headers });
    const failed = /^The simulator failed: TypeError: no time\n {4}at /;
    isBroken = true;
    const answers = [await get('/v1/me'), await get('/organization-management/v1/anything')];
    expect(answers.map(({ status }) => status)).toEqual([500, 500]);
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      { message: expect.stringMatching(failed) as unknown, fieldViolations: [] },
      { code: 13, message: expect.stringMatching(failed) as unknown, details: [] },
    ]);
    isBroken = false;
    expect((await get('/v1/me')).status).toBe(200);
    sim.inject({ kind: 'status', status: 42, times: 1 });
    const unsendable = await get('/v1/me');
    expect([unsendable.status, await unsendable.text()]).toEqual([
      500,
      expect.stringContaining('Invalid status code: 42'),
    ]);
  });

  test('refuses a missing or a wrong key with 401, before it looks at the route', async () => {
    const { sim } = await startChecked();
    for (const path of ['/v1/me', '/v1/nothing']) {
      const missing = await fetch(sim.url + path);
      const wrong = await fetch(sim.url + path, { headers: { 'X-API-Key': `${sim.apiKey}x` } });
      expect([missing.status, wrong.status]).toEqual([401, 401]);
      expect(await missing.json()).toEqual({ message: 'Unauthorized', fieldViolations: [] });
    }
  });

  test('lets the read-only key read and answers 403 to its writes', async () => {
    const { sim, ok, refused } = await startChecked();
    const [clusterId = ''] = sim.clusterIds;
    const headers = { 'X-API-Key': sim.readonlyApiKey };
    const body = await ok('getClusterPolicies', { params: { clusterId }, headers });
    expect(await refused('updateClusterPolicies', { params: { clusterId }, headers, body })).toContain('403');
    expect(sim.changes()).toEqual([]);
  });

  test('says 501 for a route that it does not know', async () => {
    const { sim } = await startChecked();
    const response = await fetch(`${sim.url}/v1/unheard-of?x=1`, { headers: { 'X-API-Key': sim.apiKey } });
    expect(response.status).toBe(501);
    expect(response.headers.get('X-Castai-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await response.json()).toEqual({
      message:
        'The simulator does not know GET /v1/unheard-of: GET /v1/spec/openapi.json lists what it knows',
      fieldViolations: [],
    });
  });

  test('says so too where it could take the name of a call for an id', async () => {
    const { sim } = await startChecked();
    const url = `${sim.url}/v1/notifications/slack-configurations`;
    expect((await fetch(url, { headers: { 'X-API-Key': sim.apiKey } })).status).toBe(501);
  });

  test('refuses a body that is not JSON with 400', async () => {
    const { sim } = await startChecked();
    const response = await fetch(`${sim.url}/v1/kubernetes/clusters/${sim.clusterIds[0]}/policies`, {
      method: 'PUT',
      headers: { 'X-API-Key': sim.apiKey, 'Content-Type': 'application/json' },
      body: '{"enabled": tru',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      fieldViolations: [{ field: 'body', description: 'not JSON' }],
    });
  });

  test('refuses what the document does not allow, every violation at once', async () => {
    const { sim } = await startChecked();
    const [clusterId] = sim.clusterIds;
    const path = `/v1/kubernetes/external-clusters/${clusterId}/nodes?nodeStatus=redy&unschedulable=maybe`;
    const response = await fetch(sim.url + path, { headers: { 'X-API-Key': sim.apiKey } });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      message:
        'parsing field "node_status": "redy" is not a valid value; ' +
        'parsing field "unschedulable": strconv.ParseBool: parsing "maybe": invalid syntax',
      fieldViolations: [],
    });
  });

  test('records what arrives, without the key, and tells onRequest', async () => {
    const told: string[] = [];
    const { sim } = await startChecked({
      now: () => AT,
      onRequest: ({ method, path, status }) => told.push(`${method} ${path} ${status}`),
    });
    await fetch(`${sim.url}/v1/nothing?a=1&b=2&b=3`, {
      method: 'POST',
      headers: { 'X-API-Key': sim.apiKey, 'User-Agent': 'test' },
      body: '{"x":1}',
    });
    expect(told).toEqual(['POST /v1/nothing 501']);
    expect(sim.requests[0]).toMatchObject({
      at: '2026-11-22T10:00:00.000Z',
      method: 'POST',
      path: '/v1/nothing',
      query: { a: '1', b: ['2', '3'] },
      headers: { 'user-agent': 'test' },
      body: { x: 1 },
      operation: undefined,
      status: 501,
    });
    expect(JSON.stringify(sim.requests)).not.toContain(sim.apiKey);
  });

  test('records of a request whose sender has gone that it was not answered, and when it came', async () => {
    const told = Promise.withResolvers<readonly unknown[]>();
    const begun = Date.now();
    const sim = await startSimulator({
      faults: [parseFault('latency=300')],
      onRequest: ({ status }, { arrivedAt, tookMs }) => {
        told.resolve([status, arrivedAt >= begun, arrivedAt <= Date.now(), tookMs >= 299]);
      },
    });
    onTestFinished(() => sim.close());
    const socket = connect(Number(new URL(sim.url).port), '127.0.0.1');
    socket.write('GET /v1/me HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', () => socket.destroy());
    expect(await told.promise).toEqual([0, true, true, true]);
    expect(sim.requests.map(({ status }) => status)).toEqual([0]);
  });

  test('closes although a connection is kept alive, and another is in the middle of a request', async () => {
    const sim = await startSimulator();
    await (await fetch(`${sim.url}/v1/me`)).text();
    const half = connect(Number(new URL(sim.url).port), '127.0.0.1');
    half.write('GET /v1/me HTTP/1.1\r\n');
    await once(half, 'ready');
    const isOver = new Promise((resolve) => half.on('error', () => undefined).once('close', resolve));
    await sim.close();
    await isOver;
    await expect(fetch(`${sim.url}/v1/me`)).rejects.toThrow('fetch failed');
  });

  test('says which port it could not have', async () => {
    const { sim } = await startChecked();
    const port = Number(new URL(sim.url).port);
    await expect(startSimulator({ port })).rejects.toThrow(`Listening on 127.0.0.1:${port} failed`);
  });
});

describe('Simulator', () => {
  test('serves its document without a key, itself the first server of it', async () => {
    const { sim } = await startChecked();
    const response = await fetch(`${sim.url}/v1/spec/openapi.json`);
    expect(sim.requests).toMatchObject([{ path: '/v1/spec/openapi.json', status: 200 }]);
    expect(await response.json()).toMatchObject({ openapi: '3.1.1', servers: { 0: { url: sim.url } } });
  });

  test('saves what it recorded, one request a line', async () => {
    const { sim, ok } = await startChecked();
    await ok('getMe');
    await ok('listClusters');
    const folder = await mkdtemp(path.join(tmpdir(), 'simulator-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'requests.ndjson');
    await sim.saveRequests(file);
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    expect(lines.map(parse)).toMatchObject([{ path: '/v1/me' }, { operation: 'listClusters' }]);
  });

  test('closes with await using', async () => {
    let url: string;
    {
      await using sim = await startSimulator();
      url = sim.url;
      expect((await fetch(url)).status).toBe(401);
    }
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  test('changes() leaves out what was put back', async () => {
    const { sim, ok, clusterId } = await startChecked({ now: () => AT });
    const params = { clusterId };
    const { tags = {} } = await ok('getCluster', { params });
    await ok('setClusterTags', { params, body: { a: 'b' } });
    expect(sim.changes()).toHaveLength(1);
    await ok('setClusterTags', { params, body: tags });
    expect(sim.changes()).toEqual([]);
  });

  test('a schedule that a world came with goes off', async () => {
    const first = await startChecked({ now: () => AT, world: { clusters: 1, nodes: 2, workloads: 0 } });
    await first.ok('createHibernationSchedule', {
      params: { organizationId: first.sim.organizationId },
      body: {
        name: 'nights',
        enabled: true,
        pauseConfig: { enabled: true, schedule: { cronExpression: '0 20 * * *' } },
        resumeConfig: {
          enabled: false,
          schedule: { cronExpression: '0 6 * * *' },
          jobConfig: { nodeConfig: { instanceType: 'm5.large' } },
        },
        clusterAssignments: { items: [{ clusterId: first.clusterId }] },
      },
    });
    const { sim, ok, clusterId } = await startChecked({
      now: () => AT,
      world: structuredClone(first.sim.world),
    });
    sim.advance(86_400_000);
    expect((await ok('getCluster', { params: { clusterId } })).status).toBe('hibernated');
  });
});
