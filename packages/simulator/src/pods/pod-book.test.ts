import type { Schemas } from '@castai-bot/api';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import type { ClusterFile } from '../index.ts';

const NOTHING = { cpuRequestsMilli: 0, memRequestsMib: 0 };
/** Room for two pods of a core each. */
const SMALL = {
  cpuCapacityMilli: 2500,
  cpuAllocatableMilli: 2500,
  memCapacityMib: 8192,
  memAllocatableMib: 8192,
};

function node(
  name: string,
  resources: object = {},
  more: object = {},
): NonNullable<ClusterFile['nodes']>[number] {
  return { id: name, name, ...more, resources: { ...SMALL, ...NOTHING, ...resources } };
}

function workload(
  name: string,
  podCount: number,
  requests: object = { cpuCores: 1, memoryGib: 1 },
): Partial<Schemas['Workload']> {
  const containers = [{ name, resources: { requests }, recommendation: null }];
  return { id: name, name, podCount, replicas: podCount, kind: 'StatefulSet', containers };
}

function start(cluster: ClusterFile): Promise<CheckedClient> {
  return startChecked({ now: () => 0, world: { clusters: [cluster] } });
}

/** The pods of each workload on each node, and those that wait, as the API tells of them. */
async function tell({ ok, clusterId }: CheckedClient): Promise<Readonly<Record<string, string>>> {
  const params = { clusterId };
  const { items: nodes = [] } = await ok('listNodes', { params });
  const { workloads } = await ok('getClusterWorkloads', { params });
  const { items: waiting = [] } = await ok('getClusterUnscheduledPods', { params });
  const on = (nodeId: string): string =>
    workloads
      .flatMap(({ name, nodes: homes }) =>
        homes.filter(({ id }) => id === nodeId).map(({ workloadReplicas }) => `${name}:${workloadReplicas}`),
      )
      .join(' ');
  return {
    ...Object.fromEntries(
      nodes.map(({ id, name, resources }) => [name, `${resources.cpuRequestsMilli} ${on(id)}`.trim()]),
    ),
    ...(waiting.length === 0
      ? {}
      : {
          waiting: waiting.map(({ name, unscheduledPods }) => `${name}:${unscheduledPods?.length}`).join(' '),
        }),
  };
}

describe('the pods of a world', () => {
  test('run where nodes tell of requests; what no workload explains is asked for by others', async () => {
    const nodes = [
      node('a', { cpuRequestsMilli: 2000, memRequestsMib: 2048 }),
      node('b', { cpuRequestsMilli: 300 }),
      node('c'),
    ];
    const client = await start({ nodes, workloads: [workload('cart', 2)] });
    expect(await tell(client)).toEqual({ a: '2000 cart:2', b: '300', c: '0' });
  });

  test('find a place on nodes that tell of less, on empty ones last', async () => {
    const nodes = [node('a', { cpuRequestsMilli: 100 }), node('b'), node('c')];
    const client = await start({ nodes, workloads: [workload('cart', 3)] });
    expect(await tell(client)).toEqual({ a: '2100 cart:2', b: '1000 cart:1', c: '0' });
  });

  test('wait when nothing has room, and never fill a node beyond what it has', async () => {
    const client = await start({
      nodes: [node('a'), node('b')],
      workloads: [workload('cart', 5), workload('tiny', 2, { cpuCores: 0.4 })],
    });
    expect(await tell(client)).toEqual({
      a: '2400 cart:2 tiny:1',
      b: '2400 cart:2 tiny:1',
      waiting: 'cart:1',
    });
    const params = { clusterId: client.clusterId };
    const { items: [first] = [] } = await client.ok('getClusterUnscheduledPods', { params });
    expect(first?.unscheduledPods).toEqual([
      {
        name: 'cart-4',
        cpuRequested: '1.000',
        ramRequested: '1.000',
        message: '0/2 nodes are available',
        events: [],
      },
    ]);
    const { pods } = await client.ok('getWorkload', { params: { ...params, workloadId: 'cart' } });
    expect(pods.map(({ status }) => status)).toEqual(['RUNNING', 'RUNNING', 'RUNNING', 'RUNNING', 'PENDING']);
  });

  test.each([
    ['cordoned', { unschedulable: true }],
    ['being created', { state: { phase: 'creating' } }],
    ['being deleted', { state: { phase: 'deleting' } }],
    ['tainted', { taints: [{ key: 'own', value: '', effect: 'NoSchedule' }] }],
    [
      'temporary',
      { taints: [{ key: 'provisioning.cast.ai/temporary', value: 'resuming', effect: 'NoSchedule' }] },
    ],
  ])('do not go to a node that is %s', async (_, more) => {
    const client = await start({ nodes: [node('a', {}, more)], workloads: [workload('cart', 1)] });
    expect(await tell(client)).toMatchObject({ waiting: 'cart:1' });
  });

  test('go to Spot nodes, and to those that only prefer none', async () => {
    const taints = [
      { key: 'scheduling.cast.ai/spot', value: 'true', effect: 'NoSchedule' },
      { key: 'own', value: '', effect: 'PreferNoSchedule' },
    ];
    const client = await start({ nodes: [node('a', {}, { taints })], workloads: [workload('cart', 1)] });
    expect(await tell(client)).toEqual({ a: '1000 cart:1' });
  });
});

describe('pods in time', () => {
  const two = { nodes: [node('a'), node('b')], workloads: [workload('cart', 2)] };

  test('stay while their node is drained, and go where there is room once it is', async () => {
    const client = await start(two);
    const { ok, sim, clusterId } = client;
    expect(await tell(client)).toEqual({ a: '1000 cart:1', b: '1000 cart:1' });
    await ok('drainNode', { params: { clusterId, nodeId: 'a' } });
    expect(await tell(client)).toEqual({ a: '1000 cart:1', b: '1000 cart:1' });
    sim.advance(1000);
    expect(await tell(client)).toEqual({ a: '0', b: '2000 cart:2' });
    expect(sim.changes().map(({ kind, name }) => `${kind} ${name}`)).toEqual(['node a']);
  });

  test.each(['cordoned', 'draining', 'ready'] as const)(
    'leave a drained node that is told as %s',
    async (drainedPhase) => {
      const client = await startChecked({
        now: () => 0,
        world: { clusters: [two] },
        guesses: { drainedPhase },
      });
      await client.ok('drainNode', { params: { clusterId: client.clusterId, nodeId: 'a' } });
      client.sim.advance(1000);
      expect(await tell(client)).toEqual({ a: '0', b: '2000 cart:2' });
    },
  );

  test('wait until a node joins', async () => {
    const client = await start({ nodes: [node('a')], workloads: [workload('cart', 3)] });
    const { ok, sim, clusterId } = client;
    expect(await tell(client)).toEqual({ a: '2000 cart:2', waiting: 'cart:1' });
    const { nodeId } = await ok('addNode', { params: { clusterId }, body: { instanceType: 'm5.large' } });
    const { name } = await ok('getNode', { params: { clusterId, nodeId } });
    sim.advance(1000);
    expect(await tell(client)).toEqual({ a: '2000 cart:2', [name]: '0', waiting: 'cart:1' });
    sim.advance(1000);
    expect(await tell(client)).toEqual({ a: '2000 cart:2', [name]: '1000 cart:1' });
  });

  test('all wait in a hibernated cluster, and all run again once it is resumed', async () => {
    const client = await start({
      ...two,
      nodes: [node('a', { cpuRequestsMilli: 1300, memRequestsMib: 1024 }), node('b')],
    });
    const { ok, sim, clusterId } = client;
    const params = { clusterId };
    expect(await tell(client)).toEqual({ a: '2300 cart:2', b: '0' });
    await ok('hibernateCluster', { params });
    sim.advance(3000);
    expect(await tell(client)).toEqual({ waiting: 'cart:2' });
    await ok('resumeCluster', { params, body: { instanceType: 'm5.large' } });
    sim.advance(3000);
    expect(await tell(client)).toMatchObject({ waiting: 'cart:2' });
    sim.advance(4000);
    expect(Object.values(await tell(client)).toSorted()).toEqual(['1000 cart:1', '1300 cart:1']);
  });

  test('are those of a world that was taken from a running simulator', async () => {
    const first = await startChecked({ now: () => 0, world: { clusters: 1 } });
    const { clusterId } = first;
    await first.ok('hibernateCluster', { params: { clusterId } });
    first.sim.advance(3000);
    const second = await startChecked({ now: () => 0, world: first.sim.world });
    const told = await tell(first);
    expect(await tell(second)).toEqual(told);
    await second.ok('resumeCluster', { params: { clusterId }, body: { instanceType: 'm5.large' } });
    second.sim.advance(60_000);
    expect(await tell(second)).not.toHaveProperty('waiting');
    expect(second.sim.world.clusters[0]?.nodes).toHaveLength(12);
  });
});

test('a generated cluster has room for its pods, and an empty node in twelve', async () => {
  for (const size of [
    { nodes: 12, workloads: 40 },
    { nodes: 6, workloads: 300 },
    { nodes: 24, workloads: 500 },
  ]) {
    const { ok, sim } = await startChecked({ now: () => 0, world: { clusters: 3, ...size } });
    for (const clusterId of sim.clusterIds) {
      const { items = [] } = await ok('listNodes', { params: { clusterId } });
      const empty = items.filter(({ resources }) => resources.cpuRequestsMilli === 0);
      expect(empty).toHaveLength(Math.floor(size.nodes / 12));
      expect((await ok('getClusterUnscheduledPods', { params: { clusterId } })).items).toEqual([]);
    }
  }
});
