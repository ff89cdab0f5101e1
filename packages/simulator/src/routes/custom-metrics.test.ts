import type { Schemas } from '@castai-bot/api';
import { expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import { aSource } from '../examples/things.test-kit.ts';
import type { ResponseOf } from '../http/route.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

function start(): Promise<CheckedClient> {
  return startChecked({ now: () => AT, world: { clusters: 3, nodes: 1, workloads: 1 } });
}

async function sourcesOf({
  ok,
  clusterId,
}: CheckedClient): Promise<ResponseOf<'listCustomMetricsDataSources'>['items']> {
  return (await ok('listCustomMetricsDataSources', { params: { clusterId } })).items;
}

test('createCustomMetricsDataSource() connects, and tells metrics with where they come from', async () => {
  const client = await start();
  await aSource(client);
  expect(await sourcesOf(client)).toMatchObject([
    { name: 'prometheus', status: 'CONNECTING', kubeResourceName: 'prometheus', clusterId: client.clusterId },
  ]);
  client.sim.advance(1000);
  const [source] = await sourcesOf(client);
  expect(source?.status).toBe('CONNECTED');
  expect(source?.data.prometheus?.dataSource).toEqual({ url: 'http://prometheus:9090' });
  const { presets, resolved = [] } = source?.data.prometheus?.metrics ?? {};
  expect(presets).toEqual(['jvm']);
  expect(resolved.map(({ queries }) => queries[0]?.origin)).toEqual(['PRESET', 'PRESET', 'MANUAL']);
});

test('createCustomMetricsDataSource() keeps connecting where there is no workload autoscaler', async () => {
  const client = await start();
  const other = { ...client, clusterId: client.sim.clusterIds[1] ?? '' };
  await aSource(other);
  client.sim.advance(60_000);
  expect((await sourcesOf(other)).map(({ status }) => status)).toEqual(['CONNECTING']);
});

test('two queries of one name are one metric', async () => {
  const client = await start();
  const metrics = {
    manual: [
      { name: 'a', query: 'x' },
      { name: 'a', query: 'y' },
    ],
  };
  const data = { prometheus: { dataSource: { url: 'https://prometheus' }, metrics } };
  const body = { name: 'two', type: 'PROMETHEUS' as const, data };
  const created = await client.ok('createCustomMetricsDataSource', {
    params: { clusterId: client.clusterId },
    body,
  });
  expect(created.data.prometheus?.metrics?.resolved).toEqual([
    {
      name: 'a',
      queries: [
        { origin: 'MANUAL', value: 'x' },
        { origin: 'MANUAL', value: 'y' },
      ],
    },
  ]);
});

test('updateCustomMetricsDataSource() changes what its mask names, and connects anew', async () => {
  const client = await start();
  const { id = '' } = await aSource(client);
  client.sim.advance(1000);
  const params = { clusterId: client.clusterId, id };
  const data = { prometheus: { dataSource: { url: 'http://other:9090' } } };
  const update = (updateMask: string): Promise<ResponseOf<'updateCustomMetricsDataSource'>> =>
    client.ok('updateCustomMetricsDataSource', {
      params,
      body: { updateMask, dataSource: { name: 'b', data } },
    });
  const named = await update('name');
  expect([named.name, named.status, named.data.prometheus?.dataSource.url]).toEqual([
    'b', 'CONNECTED', 'http://prometheus:9090',
  ]); // prettier-ignore
  const changed = await update('name,data');
  expect([changed.status, changed.data]).toEqual(['CONNECTING', data]);
  client.sim.advance(1000);
  expect((await sourcesOf(client))[0]?.status).toBe('CONNECTED');
  await client.ok('deleteCustomMetricsDataSource', { params });
  expect(await sourcesOf(client)).toEqual([]);
  expect(await client.refused('deleteCustomMetricsDataSource', { params })).toMatch(/^404/);
});

test.each<[odd: Partial<Schemas['NewCustomMetricsDataSource']>, message: string]>([
  [{ name: '' }, 'name: found 0 characters, wanted 1 to 63'],
  [{ name: 'x'.repeat(64) }, 'name: found 64 characters'],
  [{ name: 'prometheus' }, '409: custom metrics data source "prometheus" already exists'],
  [{ type: 'NODE_WORKLOAD' }, 'type: found "NODE_WORKLOAD", wanted PROMETHEUS'],
  [{ data: {} }, 'data.prometheus: value is required'],
  [
    { data: { prometheus: { dataSource: { url: 'prometheus' } } } },
    'url: found "prometheus", wanted an address',
  ],
  [
    { data: { prometheus: { dataSource: { url: 'http://p' }, metrics: { presets: ['go'] } } } },
    'presets: found "go", wanted jvm',
  ],
])('createCustomMetricsDataSource(%j) is refused', async (odd, message) => {
  const client = await start();
  await aSource(client);
  const data = { prometheus: { dataSource: { url: 'http://p' } } };
  const body = { name: 'other', type: 'PROMETHEUS' as const, data, ...odd };
  const params = { clusterId: client.clusterId };
  expect(await client.refused('createCustomMetricsDataSource', { params, body })).toContain(message);
  expect(await sourcesOf(client)).toHaveLength(1);
});

test('updateCustomMetricsDataSource() refuses a mask of anything else', async () => {
  const client = await start();
  const { id = '' } = await aSource(client);
  const params = { clusterId: client.clusterId, id };
  const body = { updateMask: 'name,status' };
  expect(await client.refused('updateCustomMetricsDataSource', { params, body })).toContain(
    'updateMask: found "status", wanted name, data',
  );
});
