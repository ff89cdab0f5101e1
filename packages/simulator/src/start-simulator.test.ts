import { afterEach, describe, expect, test } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from './index.ts';

let running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.map((sim) => sim.close()));
  running = [];
});

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const sim = await startSimulator(options);
  running.push(sim);
  return sim;
}

function get(sim: Simulator, path: string, key = sim.apiKey): Promise<Response> {
  return fetch(sim.url + path, { headers: { 'X-API-Key': key } });
}

const AT = Date.parse('2026-11-22T10:00:00Z');

describe('startSimulator()', () => {
  test('answers with the clusters it names', async () => {
    const sim = await start();
    const response = await get(sim, '/v1/kubernetes/external-clusters');
    expect(response.status).toBe(200);
    expect(response.headers.get('X-Castai-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    const { items } = JSON.parse(await response.text());
    expect(items.map(({ id }: { id: string }) => id)).toEqual(sim.clusterIds);
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ organizationId: sim.organizationId, status: 'ready', agentStatus: 'online' });
  });

  test('makes the same world from the same seed, size and time', async () => {
    const [first, second, other] = await Promise.all([
      start({ now: () => AT }),
      start({ now: () => AT }),
      start({ now: () => AT, seed: 2 }),
    ]);
    expect(first.world).toEqual(second.world);
    expect(first.apiKey).toBe(second.apiKey);
    expect(other.clusterIds).not.toEqual(first.clusterIds);
    expect(first.apiKey).toMatch(/^castai_v1_[a-z0-9]{64}_[a-z0-9]{8}$/);
  });

  test('takes a world of its own shape, through JSON', async () => {
    const first = await start({ world: { clusters: 1, nodes: 2, workloads: 3 }, now: () => AT });
    const world: unknown = JSON.parse(JSON.stringify(first.world));
    const second = await start({ world: world as typeof first.world, now: () => AT });
    expect(second.world).toEqual(world);
    expect(second.clusterIds).toEqual(first.clusterIds);
    const response = await get(second, `/v1/kubernetes/external-clusters/${first.clusterIds[0]}/nodes`);
    expect(JSON.parse(await response.text()).items).toHaveLength(2);
  });

  test('refuses a missing or a wrong key with 401, before it looks at the route', async () => {
    const sim = await start();
    for (const path of ['/v1/me', '/v1/nothing']) {
      const missing = await fetch(sim.url + path);
      const wrong = await get(sim, path, `${sim.apiKey}x`);
      expect([missing.status, wrong.status]).toEqual([401, 401]);
      expect(await missing.json()).toEqual({ message: 'Unauthorized', fieldViolations: [] });
    }
  });

  test('lets the read-only key read and answers 403 to its writes', async () => {
    const sim = await start();
    const path = `/v1/kubernetes/clusters/${sim.clusterIds[0]}/policies`;
    const read = await get(sim, path, sim.readonlyApiKey);
    expect(read.status).toBe(200);
    const written = await fetch(sim.url + path, {
      method: 'PUT',
      headers: { 'X-API-Key': sim.readonlyApiKey },
      body: await read.text(),
    });
    expect(written.status).toBe(403);
    expect(sim.changes()).toEqual([]);
  });

  test('says 501 for a route that it does not know', async () => {
    const sim = await start();
    const response = await get(sim, '/v1/unheard-of?x=1');
    expect(response.status).toBe(501);
    expect(await response.json()).toEqual({
      message: 'The simulator does not know GET /v1/unheard-of',
      fieldViolations: [],
    });
  });

  test('refuses a body that is not JSON with 400', async () => {
    const sim = await start();
    const response = await fetch(`${sim.url}/v1/kubernetes/clusters/${sim.clusterIds[0]}/policies`, {
      method: 'PUT',
      headers: { 'X-API-Key': sim.apiKey },
      body: '{"enabled": tru',
    });
    expect(response.status).toBe(400);
    expect(JSON.parse(await response.text()).fieldViolations).toEqual([{ field: 'body', description: 'not JSON' }]);
  });

  test('records what arrives, without the key, and tells onRequest', async () => {
    const told: string[] = [];
    const sim = await start({ now: () => AT, onRequest: ({ method, path, status }) => told.push(`${method} ${path} ${status}`) });
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
      body: { x: 1 },
      operation: undefined,
      status: 501,
    });
    expect(sim.requests[0]?.headers['user-agent']).toBe('test');
    expect(JSON.stringify(sim.requests)).not.toContain(sim.apiKey);
  });

  test('closes at once although a connection is kept alive', async () => {
    const sim = await startSimulator();
    await (await get(sim, '/v1/me')).text();
    const startedAt = performance.now();
    await sim.close();
    expect(performance.now() - startedAt).toBeLessThan(500);
    await expect(get(sim, '/v1/me')).rejects.toThrow('fetch failed');
  });

  test('says which port it could not have', async () => {
    const sim = await start();
    const port = Number(new URL(sim.url).port);
    await expect(startSimulator({ port })).rejects.toThrow(`Listening on 127.0.0.1:${port} failed`);
  });
});
