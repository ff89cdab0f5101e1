import { readMicros } from '../time/read-micros.ts';
import { writeMoment } from '../time/write-time.ts';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import { parseInstanceType } from '../state/instance-catalog.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

async function start(nodes = 12): Promise<CheckedClient & { readonly clusterId: string }> {
  const client = await startChecked({ world: { clusters: 2, nodes, workloads: 0 }, now: () => AT });
  return { ...client, clusterId: client.sim.clusterIds[0] ?? '' };
}

describe('nodes', () => {
  test('listNodes pages to the end by the cursor alone', async () => {
    const { ok, clusterId, sim } = await start(12);
    const params = { clusterId };
    const first = await ok('listNodes', { params, query: { 'page.limit': '5' } });
    const second = await ok('listNodes', {
      params,
      query: { 'page.limit': '5', 'page.cursor': first.nextCursor },
    });
    const third = await ok('listNodes', {
      params,
      query: { 'page.limit': '5', 'page.cursor': second.nextCursor },
    });
    expect([first, second, third].map(({ items }) => items?.length)).toEqual([5, 5, 2]);
    expect(third.nextCursor).toBe('');
    const seen = [first, second, third].flatMap(({ items = [] }) => items.map(({ id }) => id));
    const made = sim.world.clusters[0]?.nodes ?? [];
    const newestFirst = made.toSorted((a, b) => readMicros(b.createdAt) - readMicros(a.createdAt));
    expect(seen).toEqual(newestFirst.map(({ id }) => id));
  });

  test('listNodes refuses limits that the API does not take, and cursors that are none', async () => {
    const { refused, clusterId } = await start(2);
    const params = { clusterId };
    expect(await refused('listNodes', { params, query: { 'page.limit': '501' } })).toMatch(
      /^400: .*page\.limit/,
    );
    expect(await refused('listNodes', { params, query: { 'page.cursor': 'made-up' } })).toMatch(
      /^400: .*page\.cursor/,
    );
  });

  test('listNodes filters, and the cursor carries the filter', async () => {
    const { ok, clusterId, sim } = await start(40);
    const params = { clusterId };
    const spot = sim.world.clusters[0]?.nodes.filter(({ spotConfig }) => spotConfig.isSpot) ?? [];
    const first = await ok('listNodes', { params, query: { lifecycleType: 'spot', 'page.limit': '3' } });
    const second = await ok('listNodes', { params, query: { 'page.cursor': first.nextCursor } });
    const seen = [...(first.items ?? []), ...(second.items ?? [])];
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(spot.map(({ id }) => id)));
    const [node] = spot;
    const one = await ok('listNodes', {
      params,
      query: { nodeName: node?.name, nodeStatus: 'ready', unschedulable: false },
    });
    expect(one.items?.map(({ id }) => id)).toEqual([node?.id]);
  });

  test('addNode goes creating, pending, ready, and its operation is done then', async () => {
    const { ok, clusterId, sim } = await start(0);
    const body = {
      instanceType: 'm5.xlarge',
      kubernetesLabels: { pool: 'bots' },
      spotConfig: { isSpot: true },
    };
    const { nodeId, operationId } = await ok('addNode', { params: { clusterId }, body });
    const phase = async (): Promise<string | undefined> =>
      (await ok('getNode', { params: { clusterId, nodeId } })).state.phase;
    expect(await phase()).toBe('creating');
    sim.advance(1000);
    expect(await phase()).toBe('pending');
    expect(await ok('getOperation', { params: { id: operationId } })).toMatchObject({ done: false });
    sim.advance(1000);
    expect(await ok('getNode', { params: { clusterId, nodeId } })).toMatchObject({
      state: { phase: 'ready' },
      instanceType: 'm5.xlarge',
      labels: { pool: 'bots', 'provisioner.cast.ai/node-id': nodeId, 'scheduling.cast.ai/spot': 'true' },
      resources: { cpuCapacityMilli: 4000, memCapacityMib: 16_384 },
    });
    expect(await ok('getOperation', { params: { id: operationId } })).toMatchObject({
      done: true,
      finishedAt: writeMoment(AT + 2000),
    });
    expect(sim.changes()).toMatchObject([{ kind: 'node', id: nodeId, before: undefined }]);
  });

  test('addNode of a type that the simulator does not know ends with an error that names the option to add it', async () => {
    const { ok, clusterId, sim } = await start(0);
    const { operationId } = await ok('addNode', { params: { clusterId }, body: { instanceType: 'z9.huge' } });
    sim.advance(1000);
    expect(await ok('getOperation', { params: { id: operationId } })).toMatchObject({
      done: true,
      error: {
        reason: 'NodeCreateFailed',
        details:
          'instance type "z9.huge" is not available: the simulator does not know it; ' +
          '--instance-type z9.huge=vCPUs,GiB, or instanceTypes of startSimulator(), adds it',
      },
    });
    expect((await ok('listNodes', { params: { clusterId } })).items).toEqual([]);
  });

  test('drainNode cordons, deleteNode takes away', async () => {
    const { ok, refused, clusterId, sim } = await start(2);
    const [node] = (await ok('listNodes', { params: { clusterId } })).items ?? [];
    const params = { clusterId, nodeId: node?.id ?? '' };
    const drain = await ok('drainNode', { params });
    expect(await ok('getNode', { params })).toMatchObject({
      state: { phase: 'draining' },
      unschedulable: true,
    });
    sim.advance(1000);
    expect(await ok('getNode', { params })).toMatchObject({ state: { phase: 'cordoned' } });
    expect(await ok('getOperation', { params: { id: drain.operationId } })).toMatchObject({ done: true });

    const deletion = await ok('deleteNode', { params });
    expect(await ok('getNode', { params })).toMatchObject({ state: { phase: 'deleting' } });
    const visible = await ok('listNodes', { params: { clusterId }, query: { excludeDeleting: true } });
    expect(visible.items).toHaveLength(1);
    sim.advance(1000);
    expect(await refused('getNode', { params })).toBe(`404: node "${params.nodeId}" not found`);
    expect(await ok('getOperation', { params: { id: deletion.operationId ?? '' } })).toMatchObject({
      done: true,
    });
    expect(sim.changes()).toMatchObject([{ kind: 'node', id: params.nodeId, after: undefined }]);
  });

  test('a cluster of nobody is 404, not a list', async () => {
    const { refused } = await start();
    const clusterId = '00000000-0000-4000-8000-000000000000';
    expect(await refused('listNodes', { params: { clusterId } })).toBe(
      `404: cluster "${clusterId}" not found`,
    );
  });
});

test('deleteNode() refuses a drain timeout that is no number of seconds', async () => {
  const { ok, refused, clusterId } = await startChecked({ world: { clusters: 1, nodes: 1 } });
  const { items = [] } = await ok('listNodes', { params: { clusterId } });
  const params = { clusterId, nodeId: items[0]?.id ?? '' };
  expect(await refused('deleteNode', { params, query: { drainTimeout: '10m' } })).toMatch(
    /^400: .*drainTimeout: found "10m", wanted seconds/,
  );
  await ok('deleteNode', { params, query: { drainTimeout: '60' } });
});

test('addNode() takes a subnet of the zone that is asked for', async () => {
  const { ok, sim, clusterId } = await startChecked({ world: { clusters: 1, nodes: 0 } });
  const { subnets = [], zones = [] } = sim.world.clusters[0]?.cluster ?? {};
  const zone = zones.at(-1)?.name ?? '';
  const { nodeId } = await ok('addNode', {
    params: { clusterId },
    body: { instanceType: 'm5.large', zone },
  });
  const node = await ok('getNode', { params: { clusterId, nodeId } });
  expect(subnets.find(({ id }) => id === node.labels['topology.cast.ai/subnet-id'])?.zoneName).toBe(zone);
});

describe('addNode()', () => {
  // What castai/hibernate orders where nobody says otherwise.
  test.each([
    ['aws', 'm5a.large'],
    ['gcp', 'e2-standard-2'],
    ['azure', 'Standard_D2as_v5'],
  ] as const)("orders in %s the %s of CAST AI's hibernation job", async (cloud, instanceType) => {
    const { ok, sim, clusterId } = await startChecked({ world: { clusters: 1, nodes: 0, clouds: [cloud] } });
    const { nodeId } = await ok('addNode', { params: { clusterId }, body: { instanceType } });
    sim.advance(2000);
    const node = await ok('getNode', { params: { clusterId, nodeId } });
    expect(node).toMatchObject({ instanceType, state: { phase: 'ready' } });
    expect(node.resources.cpuCapacityMilli).toBe(2000);
  });

  test.each([
    ['aws', 'Standard_D2as_v5', '"Standard_D2as_v5" is of azure, and the cluster is of aws'],
    ['gcp', 'm5a.large', '"m5a.large" is of aws, and the cluster is of gcp'],
    ['azure', 'e2-standard-2', '"e2-standard-2" is of gcp, and the cluster is of azure'],
  ] as const)('refuses in %s the %s of another cloud', async (cloud, instanceType, why) => {
    const { refused, sim, clusterId } = await startChecked({
      world: { clusters: 1, nodes: 0, clouds: [cloud] },
    });
    const body = { instanceType };
    expect(await refused('addNode', { params: { clusterId }, body })).toBe(
      `400: Bad Request; instanceType: ${why}`,
    );
    expect(sim.changes()).toEqual([]);
  });

  test('takes a type that was added', async () => {
    const { ok, sim, clusterId } = await startChecked({
      instanceTypes: [parseInstanceType('m99.large=6,40')],
    });
    const params = { clusterId };
    const { nodeId } = await ok('addNode', { params, body: { instanceType: 'm99.large' } });
    sim.advance(2000);
    const node = await ok('getNode', { params: { clusterId, nodeId } });
    expect(node.resources).toMatchObject({ cpuCapacityMilli: 6000, memCapacityMib: 40_960 });
    const body = { constraints: { minCpu: 6, maxCpu: 6 } };
    const { availableInstanceTypes = [] } = await ok('filterInstanceTypes', { params, body });
    expect(availableInstanceTypes.map(({ name }) => name)).toEqual(['m99.large']);
  });
});

describe('parseInstanceType()', () => {
  test.each([
    ['m99g.large=2,8,arm64', { name: 'm99g.large', cpuCores: 2, memoryGib: 8, architecture: 'arm64' }],
    ['n9-standard-2=2,7.5', { name: 'n9-standard-2', cpuCores: 2, memoryGib: 7.5, architecture: 'amd64' }],
  ])('reads %s', (text, type) => {
    expect(parseInstanceType(text)).toEqual(type);
  });

  test.each(['m9.large', 'm9.large=', 'm9.large=2', '=2,8', 'm9.large=0,8', 'm9.large=2,8,mips'])(
    'refuses %s',
    (text) => {
      expect(() => parseInstanceType(text)).toThrow(
        `Reading the instance type "${text}" failed: wanted its name`,
      );
    },
  );
});

const MOST = /^400: Bad Request; .*, wanted 0 to 5000, as many as the simulator makes$/;

test.each([2_147_483_647, -1])('generateRebalancingPlan() refuses to make %i nodes', async (minNodes) => {
  const { refused, sim, clusterId } = await startChecked();
  expect(await refused('generateRebalancingPlan', { params: { clusterId }, body: { minNodes } })).toMatch(
    MOST,
  );
  sim.advance(86_400_000);
  expect(sim.changes()).toEqual([]);
});

test('addNodeBatch() refuses to make more nodes than can be', async () => {
  const { refused, clusterId } = await startChecked();
  const body = { totalCapacity: { instances: 2_147_483_647 }, options: [{ instanceType: 'm5.large' }] };
  expect(await refused('addNodeBatch', { params: { clusterId }, body })).toMatch(MOST);
});
