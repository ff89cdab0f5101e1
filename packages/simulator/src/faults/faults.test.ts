import { until } from '@castai-bot/testing/until';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import type { Fault } from '../index.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

async function start(...faults: readonly Fault[]): Promise<CheckedClient> {
  return startChecked({ faults, world: { clusters: 1, nodes: 1, workloads: 1 } });
}

function me({ sim }: CheckedClient, signal?: AbortSignal): Promise<Response> {
  return fetch(`${sim.url}/v1/me`, {
    headers: { 'X-API-Key': sim.apiKey },
    ...(signal === undefined ? {} : { signal }),
  });
}

async function sendForty(): Promise<readonly number[]> {
  const client = await start({ kind: 'status', status: 500, rate: 0.3 });
  const statuses: number[] = [];
  for (let index = 0; index < 40; index += 1) statuses.push((await me(client)).status);
  return statuses;
}

/** Reads an answer to its end, and gives back the message of the error that it met. */
async function readMessage(client: CheckedClient): Promise<string> {
  try {
    return await (await me(client)).text();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('faults', () => {
  test('a status meets so many requests of its route, with its headers and body', async () => {
    const client = await start({
      kind: 'status',
      status: 503,
      retryAfter: 2,
      times: 2,
      skip: 1,
      route: 'GET /v1/me',
    });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await me(client)).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
    const html = await start({ kind: 'status', status: 404, body: 'html', retryAfter: 'soon' });
    const response = await me(html);
    expect(response.headers.get('content-type')).toBe('text/html');
    expect(response.headers.get('retry-after')).toBe('soon');
    expect(await response.text()).toContain('nginx');
    const empty = await start({ kind: 'status', status: 502, body: 'empty' });
    expect(await (await me(empty)).text()).toBe('');
  });

  test('a route may be a path of the document', async () => {
    const { send, clusterId } = await start({
      kind: 'status',
      status: 503,
      route: 'GET /v1/kubernetes/external-clusters/{clusterId}/nodes',
    });
    const params = { clusterId };
    expect((await send('listNodes', { params })).status).toBe(503);
    expect((await send('getCluster', { params })).status).toBe(200);
  });

  test('the error of a newer service is a google.rpc.Status', async () => {
    const { refused, send, sim } = await start({ kind: 'status', status: 429, times: 1 });
    const params = { organizationId: sim.organizationId };
    const { text } = await send('listHibernationSchedules', { params });
    expect(JSON.parse(text)).toEqual({ code: 8, message: 'Fault: 429', details: [] });
    const id = '00000000-0000-4000-8000-000000000000';
    expect(await refused('getHibernationSchedule', { params: { ...params, id } })).toMatch(
      /^404: hibernation/,
    );
  });

  test('a rate meets about so many, the same ones for the same seed', async () => {
    const [first, second] = [await sendForty(), await sendForty()];
    const failed = first.filter((status) => status === 500).length;
    expect(failed).toBeGreaterThan(4);
    expect(failed).toBeLessThan(22);
    expect(second).toEqual(first);
  });

  test('a reset and a stall answer nothing; applied, the write is done all the same', async () => {
    const { ok, sim, clusterId } = await start();
    const params = { clusterId };
    const body = { team: 'x' };
    sim.inject({ kind: 'reset', times: 1, route: 'setClusterTags' });
    await expect(ok('setClusterTags', { params, body })).rejects.toThrow('fetch failed');
    expect(sim.changes()).toEqual([]);
    sim.inject({ kind: 'reset', times: 1, route: 'setClusterTags', isApplied: true });
    await expect(ok('setClusterTags', { params, body })).rejects.toThrow('fetch failed');
    expect(sim.changes()).toHaveLength(1);
    expect(sim.requests.map(({ status, faults }) => [status, faults])).toEqual([
      [0, ['reset']],
      [0, ['reset']],
    ]);
  });

  test('a connection breaks in the middle of a body', async () => {
    const client = await start({ kind: 'reset', at: 'body' });
    const response = await me(client);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  test('a stall leaves the client waiting, before or in the body, and the simulator still closes', async () => {
    for (const at of ['start', 'body'] as const) {
      const client = await start({ kind: 'stall', at });
      const patience = new AbortController();
      const read = me(client, patience.signal).then((response) => response.text());
      await until(() => client.sim.requests.length === 1);
      patience.abort();
      await expect(read).rejects.toThrow('aborted');
      const pending = readMessage(client);
      await until(() => client.sim.requests.length === 2);
      await client.sim.close();
      expect(await pending).toMatch(/fetch failed|terminated/);
    }
  });

  test('latency delays, and closing does not wait for it', async () => {
    let asked = 0;
    const client = await startChecked({
      faults: [{ kind: 'latency', milliseconds: 80 }],
      now: () => (asked += 1),
    });
    const startedAt = performance.now();
    await me(client);
    // oxlint-disable-next-line tests/no-clock -- a slow machine only makes it longer
    expect(performance.now() - startedAt).toBeGreaterThan(75);
    client.sim.inject({ kind: 'latency', milliseconds: 60_000 });
    const before = asked;
    const pending = readMessage(client);
    // A request looks at the clock when it comes.
    await until(() => asked > before);
    await client.sim.close();
    expect(await pending).toBe('fetch failed');
  });

  test('a rate limit lets so many through a second of its clock, and says when to come back', async () => {
    const client = await startChecked({ now: () => AT });
    const mend = client.sim.inject({ kind: 'rateLimit', perSecond: 2, burst: 3, sendsRetryAfter: true });
    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1) statuses.push((await me(client)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await me(client)).headers.get('retry-after')).toBe('1');
    client.sim.advance(500);
    expect([(await me(client)).status, (await me(client)).status]).toEqual([200, 429]);
    mend();
    expect((await me(client)).status).toBe(200);
  });

  test('a rate limit lets through what it did before, when a reset takes time back', async () => {
    const client = await startChecked({ now: () => AT, faults: [{ kind: 'rateLimit', perSecond: 2 }] });
    client.sim.advance(86_400_000);
    expect((await me(client)).status).toBe(200);
    await client.sim.reset();
    const statuses: number[] = [];
    for (let index = 0; index < 2; index += 1) statuses.push((await me(client)).status);
    expect(statuses).toEqual([200, 429]);
    client.sim.advance(500);
    expect((await me(client)).status).toBe(200);
  });

  test('a clock that is off shows in the Date header and in what is told', async () => {
    const client = await startChecked({
      now: () => AT,
      faults: [{ kind: 'clockSkew', milliseconds: -300_000 }],
    });
    const response = await me(client);
    expect(response.headers.get('date')).toBe('Sun, 22 Nov 2026 09:55:00 GMT');
    client.sim.clearFaults();
    expect((await me(client)).headers.get('date')).toBe('Sun, 22 Nov 2026 10:00:00 GMT');
  });

  test('a clock that is off stays so through a reset, and until the last such fault is mended', async () => {
    const client = await startChecked({ now: () => AT });
    const date = async (): Promise<string | null> => (await me(client)).headers.get('date');
    const mendFirst = client.sim.inject({ kind: 'clockSkew', milliseconds: 3_600_000 });
    const mendSecond = client.sim.inject({ kind: 'clockSkew', milliseconds: -300_000 });
    await client.sim.reset();
    expect(await date()).toBe('Sun, 22 Nov 2026 09:55:00 GMT');
    mendSecond();
    expect(await date()).toBe('Sun, 22 Nov 2026 11:00:00 GMT');
    mendFirst();
    expect(await date()).toBe('Sun, 22 Nov 2026 10:00:00 GMT');
  });

  test('a wrong key is 401 for all, a read-only key 403 for writes', async () => {
    const { ok, refused, sim, clusterId } = await start();
    const mend = sim.inject({ kind: 'wrongKey' });
    expect(await refused('getMe')).toBe('401: Unauthorized');
    mend();
    sim.inject({ kind: 'readonlyKey' });
    await ok('getMe');
    expect(await refused('setClusterTags', { params: { clusterId }, body: {} })).toMatch(/^403/);
  });
});
