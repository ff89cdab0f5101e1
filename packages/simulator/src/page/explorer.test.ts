import type { Summary } from '@castai-bot/page';
import { describe, expect, test } from 'vitest';
import { PAGE, send, visit } from './visit.test-kit.ts';

const CLUSTER_LISTS = [
  'nodes',
  'workloads',
  'scaling-policies',
  'node-templates',
  'node-configurations',
] as const;
const EMPTY_LISTS = [
  'rebalancing-plans',
  'rebalancing-schedules',
  'hibernation-schedules',
  'requests',
  'changes',
] as const;

describe('the explorer', () => {
  test('lists what there is, a part at a time, searched and in order', async () => {
    const { sim, read, ask } = await visit();
    const [cluster] = sim.world.clusters;
    const of = { of: 'workloads', cluster: cluster?.cluster.id ?? '', limit: '2' };
    const workloads = cluster?.workloads ?? [];
    const first = await read('list', { ...of, offset: '0' });
    const rest = await read('list', { ...of, offset: '4' });
    expect([first.total, first.rows.length, rest.rows.map(({ id }) => id)]).toEqual([
      5,
      2,
      [workloads[4]?.id],
    ]);
    const names = workloads.map(({ name }) => name).toSorted();
    const sorted = await read('list', { ...of, sort: 'name', descending: 'true' });
    expect(sorted.rows.map(({ cells }) => cells[0])).toEqual(names.toReversed().slice(0, 2));
    const found = await read('list', { ...of, search: names[2] ?? '' });
    expect([found.total, found.of, found.rows[0]?.cells[0]]).toEqual([1, 5, names[2]]);
    for (const path of [
      'list?of=nothing',
      'list?of=nodes&cluster=none',
      'object?of=nodes&id=none',
      'nothing',
    ]) {
      expect((await ask(path)).status).toBe(404);
    }
  });

  test('reads every list, and each object of one', async () => {
    const { sim, read } = await visit();
    const [cluster = ''] = sim.clusterIds;
    for (const of of ['clusters', ...CLUSTER_LISTS]) {
      const { columns, rows } = await read('list', { of, cluster, limit: '1' });
      expect(rows[0]?.cells).toHaveLength(columns.length);
      const id = rows[0]?.id ?? '';
      expect(await read('object', { of, cluster, id })).toMatchObject({ id, isEditable: true });
    }
    for (const of of EMPTY_LISTS) expect((await read('list', { of, cluster, limit: '1' })).total).toBe(0);
    expect((await read('costs', { cluster })).series.map(({ name }) => name)).toEqual([
      'on-demand',
      'spot',
      'spot fallback',
    ]);
    expect(await read('about')).toMatchObject({ url: sim.url, clusters: 2, seen: sim.seen });
  });

  test('tells of a request: the function that sent it, and the line that sends it again', async () => {
    const { sim, keyHeaders, read } = await visit();
    const agent = 'castai-bot/0.1.0 node/24.0.0 bot/my-bot function/rotate-nodes';
    const body = `{"it's":"${sim.apiKey}"}`;
    const headers = { ...keyHeaders, 'user-agent': agent };
    await send(sim, { method: 'POST', path: '/v1/notifications/ack?a=b%20c', headers, body });
    const told = await read('request', { index: '0' });
    expect(told).toMatchObject({
      method: 'POST',
      status: 200,
      sender: 'rotate-nodes',
      unknownFields: ["it's"],
    });
    expect(told.curl).toBe(
      `curl -X POST '${sim.url}/v1/notifications/ack?a=b%20c' -H "X-API-Key: $API_KEY" ` +
        String.raw`-H 'Content-Type: application/json' --data-binary '{"it'\''s":"[key]"}'`,
    );
  });

  test('is told no key, wherever one got into', async () => {
    const { sim, cookie, keyHeaders, ask } = await visit();
    const made = 'castai_v1_0123456789abcdef_01234567';
    const headers = { ...keyHeaders, 'x-other': sim.apiKey };
    const body = JSON.stringify({ ids: [sim.apiKey, made, sim.readonlyApiKey] });
    await send(sim, { method: 'POST', path: `/v1/notifications/ack?key=${sim.apiKey}`, headers, body });
    await send(sim, { path: `/v1/nothing/${made}`, headers });
    const paths = ['about', 'list?of=requests&limit=9', 'request?index=0', 'request?index=1', 'world'];
    const told = await Promise.all(paths.map(ask));
    const page = await send(sim, { path: PAGE, headers: { cookie } });
    const text = [...told, page].map((got) => got.text).join('\n') + sim.explorerUrl;
    expect(told.map(({ status }) => status)).toEqual(paths.map(() => 200));
    expect(text).toContain('[key]');
    for (const key of [sim.apiKey, sim.readonlyApiKey, made]) expect(text).not.toContain(key);
  });

  test('moves time: it stands still, leaps, and goes to what is due', async () => {
    const { sim, keyHeaders, press, tryPress } = await visit();
    const { time } = await press('pause');
    expect(time.isPaused).toBe(true);
    const { time: later } = await press('advance', { milliseconds: 3_600_000 });
    expect(later.now - time.now).toBe(3_600_000);
    expect((await tryPress('next')).status).toBe(409);
    const path = `/v1/kubernetes/external-clusters/${sim.clusterIds[0]}/nodes`;
    await send(sim, { method: 'POST', path, headers: keyHeaders, body: '{"instanceType":"m5.large"}' });
    const { time: due } = await press('next');
    expect(due.now - later.now).toBe(1000);
    expect((await press('resume')).time.isPaused).toBe(false);
    expect((await tryPress('advance', { milliseconds: -1 })).status).toBe(400);
  });

  test('adds and removes faults, and says what it cannot read', async () => {
    const { sim, keyHeaders: headers, press, tryPress } = await visit();
    const text = 'status=429,times=1@write';
    expect((await press('add-fault', { text })).faults).toMatchObject([{ text, met: 0 }]);
    const ack = { method: 'POST', path: '/v1/notifications/ack', headers, body: '{}' };
    const statuses = [(await send(sim, { path: '/v1/me', headers })).status];
    for (const sent of [ack, ack]) statuses.push((await send(sim, sent)).status);
    expect(statuses).toEqual([200, 429, 200]);
    const [fault] = (await press('pause')).faults;
    expect([fault?.met, fault?.isOver]).toEqual([1, true]);
    expect((await press('remove-fault', { id: fault?.id })).faults).toEqual([]);
    const refused = await tryPress('add-fault', { text: 'flood' });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('found the kind')]);
  });

  test('tells which requests of a timeline try again what had failed', async () => {
    const { sim, keyHeaders: headers, press, read } = await visit();
    await press('add-fault', { text: 'status=503,times=2@write' });
    const post = (body: string) =>
      send(sim, { method: 'POST', path: '/v1/notifications/ack', headers, body });
    const sent = ['{}', '{"ids":["1"]}', '{}', '{"ids":["1"]}', '{}'];
    const statuses: number[] = [];
    for (const body of sent) statuses.push((await post(body)).status);
    expect(statuses).toEqual([503, 503, 200, 200, 200]);
    const { entries } = await read('timeline', { from: '0' });
    expect(entries.map(({ attempt }) => attempt)).toEqual([undefined, undefined, 2, 2, undefined]);
    const { columns, rows } = await read('list', { of: 'requests', limit: '9' });
    const at = columns.findIndex(({ name }) => name === 'attempt');
    expect(rows.map(({ cells }) => cells[at])).toEqual([null, 2, 2, null, null]);
  });

  test('shows the first requests of a timeline, and tells how many there are', async () => {
    const { sim, keyHeaders: headers, read } = await visit();
    for (let sent = 0; sent < 502; sent += 1) await send(sim, { path: '/v1/me', headers });
    const shown: unknown[] = [];
    for (const from of ['0', '1', '500', '502', '503']) {
      const { entries, total } = await read('timeline', { from });
      shown.push([entries[0]?.index, entries.length, total]);
    }
    expect(shown).toEqual([
      [0, 500, 502],
      [1, 500, 501],
      [500, 2, 2],
      [undefined, 0, 0],
      [undefined, 0, 0],
    ]);
  });

  test('takes what comes after a reset for a first attempt, and forgets faults that are over', async () => {
    const { sim, keyHeaders: headers, press, read } = await visit();
    await press('add-fault', { text: 'status=503,times=1@write' });
    await press('add-fault', { text: 'latency=1' });
    const sent = { method: 'POST', path: '/v1/notifications/ack', headers, body: '{}' };
    expect((await send(sim, sent)).status).toBe(503);
    const { faults } = await press('reset');
    expect(faults.map(({ text, isOver }) => [text, isOver])).toEqual([['latency=1', false]]);
    expect((await send(sim, sent)).status).toBe(200);
    const { columns, rows } = await read('list', { of: 'requests', limit: '9' });
    const at = columns.findIndex(({ name }) => name === 'attempt');
    expect(rows.map(({ cells }) => cells[at])).toEqual([null, null]);
  });

  test.for([
    ['readonlyKey', [200, 403, 200, 403], 2],
    ['rateLimit=1', [200, 429, 429, 429], 3],
    ['wrongKey', [401, 401, 401, 401], 4],
  ] as const)('counts the requests that %s refused, and no other', async ([text, statuses, met]) => {
    const { sim, keyHeaders: headers, press } = await visit();
    await press('pause');
    await press('add-fault', { text });
    const get = { path: '/v1/me', headers };
    const post = { method: 'POST', path: '/v1/notifications/ack', headers, body: '{}' };
    const answered: number[] = [];
    for (const one of [get, post, get, post]) answered.push((await send(sim, one)).status);
    expect(answered).toEqual(statuses);
    expect((await press('pause')).faults.map((fault) => fault.met)).toEqual([met]);
  });

  test('names the object of a timeline that a path has the id of', async () => {
    const { sim, keyHeaders: headers, read } = await visit();
    const [{ cluster, workloads } = { cluster: { id: '' }, workloads: [] }] = sim.world.clusters;
    const [workload] = workloads;
    const base = `/v1/workload-autoscaling/clusters/${cluster.id}/workloads`;
    await send(sim, { path: `${base}/${workload?.id ?? ''}`, headers });
    await send(sim, { path: base, headers });
    const { entries } = await read('timeline', { from: '0' });
    expect(entries.map(({ about }) => about)).toEqual([
      `${workload?.namespace}/${workload?.name}`,
      undefined,
    ]);
  });

  test('edits an object, and lists it as changed with its value before', async () => {
    const { sim, press, read } = await visit();
    const [cluster] = sim.world.clusters;
    const workload = cluster?.workloads[0];
    const target = { of: 'workloads', cluster: cluster?.cluster.id, id: workload?.id };
    expect((await press('edit', { ...target, value: { ...workload, replicas: 7 } })).changes).toBe(1);
    const [row] = (await read('list', { of: 'changes', limit: '1' })).rows;
    const { before, after, ...change } = await read('change', { id: row?.id ?? '' });
    expect([before, after]).toMatchObject([{ replicas: workload?.replicas }, { replicas: 7 }]);
    expect(change).toMatchObject({ kind: 'workload', id: workload?.id, clusterId: target.cluster });
  });

  test('refuses an edit that the schema does not allow', async () => {
    const { sim, tryPress } = await visit();
    const [cluster] = sim.world.clusters;
    const workload = cluster?.workloads[0];
    const target = { of: 'workloads', cluster: cluster?.cluster.id, id: workload?.id };
    const edits: readonly (readonly [value: unknown, problem: string])[] = [
      [{ ...workload, replicaz: 7 }, 'replicaz: unknown field'],
      [{ ...workload, replicas: 'many' }, 'replicas: invalid value'],
      [{ ...workload, id: 'other' }, 'wanted it to stay'],
      [[], 'wanted an object'],
    ];
    for (const [value, problem] of edits) {
      const { status, text } = await tryPress('edit', { ...target, value });
      expect([status, text]).toEqual([400, expect.stringContaining(problem)]);
    }
    expect((await tryPress('edit', { ...target, id: 'none', value: {} })).status).toBe(404);
    expect(sim.changes()).toEqual([]);
  });

  test('reset() makes the world as it was, and a page hears of it by another start', async () => {
    const { sim, keyHeaders: headers, press } = await visit();
    const ids = sim.clusterIds;
    const before = await press('advance', { milliseconds: 86_400_000 });
    const path = `/v1/kubernetes/external-clusters/${ids[0]}`;
    await send(sim, { method: 'DELETE', path, headers });
    const after = await press('reset');
    expect([after.changes, after.requests, after.start === before.start]).toEqual([0, 1, false]);
    expect(sim.clusterIds).toEqual(ids);
    expect(before.time.now - after.time.now).toBeGreaterThan(80_000_000);
    expect((await send(sim, { path, headers })).status).toBe(200);
  });

  test('tells all who listen of what happens, in two browsers at once', async () => {
    const { sim, cookie, keyHeaders: headers, press } = await visit();
    const listen = async (): Promise<() => Promise<Summary>> => {
      const answer = await fetch(`${sim.url}${PAGE}events`, { headers: { cookie } });
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      return async () => {
        const { value = '' } = (await reader?.read()) ?? {};
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a page takes it for
        return JSON.parse(value.slice('data: '.length)) as Summary;
      };
    };
    const [one, other] = [await listen(), await listen()];
    expect([(await one()).requests, (await other()).requests]).toEqual([0, 0]);
    await send(sim, { path: '/v1/me', headers });
    expect([(await one()).requests, (await other()).requests]).toEqual([1, 1]);
    await press('pause');
    expect([(await one()).time.isPaused, (await other()).time.isPaused]).toEqual([true, true]);
  });
});
