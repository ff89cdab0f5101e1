import { expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';
import { startSimulator, type WorldFile } from '../index.ts';

test('startSimulator() fills in what a world leaves out', async () => {
  const { sim, ok } = await startChecked({
    world: {
      clusters: [
        {
          cluster: { name: 'shop', providerType: 'gke' },
          nodes: [
            { name: 'empty-1', resources: { cpuRequestsMilli: 0, memRequestsMib: 0 } },
            { createdAt: '2020-01-01T00:00:00.000Z', spotConfig: { isSpot: true } },
          ],
          workloads: [{ name: 'cart', namespace: 'shop', podCount: 1 }, { podCount: 1 }],
        },
        {},
      ],
    },
  });
  const [first, second] = sim.world.clusters;
  expect(sim.world.organizations).toHaveLength(1);
  expect(first?.cluster).toMatchObject({
    name: 'shop',
    providerType: 'gke',
    organizationId: sim.organizationId,
  });
  expect(first?.cluster).toMatchObject({
    status: 'ready',
    agentStatus: 'online',
    region: { name: 'europe-west1' },
  });
  expect(first?.nodes).toMatchObject([
    {
      name: 'empty-1',
      cloud: 'gcp',
      state: { phase: 'ready' },
      resources: { cpuRequestsMilli: 0, cpuCapacityMilli: 2000 },
    },
    { createdAt: '2020-01-01T00:00:00.000Z', labels: { 'scheduling.cast.ai/spot': 'true' } },
  ]);
  expect(first?.workloads).toMatchObject([
    { name: 'cart', namespace: 'shop', kind: 'Deployment', clusterId: first?.cluster.id },
    { name: 'workload-2', namespace: 'default' },
  ]);
  expect(second?.nodes).toEqual([]);
  expect(new Set(sim.clusterIds).size).toBe(2);
  const clusterId = first?.cluster.id ?? '';
  expect((await ok('listClusters')).items).toHaveLength(2);
  expect((await ok('listNodes', { params: { clusterId } })).items).toHaveLength(2);
  expect((await ok('listWorkloads', { params: { clusterId } })).workloads).toHaveLength(2);
});

test('startSimulator() takes a world of its own again as it is', async () => {
  await using sim = await startSimulator({
    seed: 7,
    now: () => 0,
    world: { clusters: 2, nodes: 5, workloads: 20 },
  });
  const world = structuredClone(sim.world);
  await using again = await startSimulator({ seed: 8, now: () => 1e12, world });
  expect(again.world).toEqual(world);
});

test('startSimulator() names what of a world is no object', async () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a file holds is what is tried
  const world = JSON.parse('{"clusters": [{"nodes": [{}, 5], "workloads": {}}, null]}') as object;
  await expect(startSimulator({ world })).rejects.toThrow(
    'Reading the world failed: clusters[1]: found null, wanted an object; clusters[0].nodes[1]: found 5, wanted an object; ' +
      'clusters[0].workloads: found {}, wanted a list',
  );
});

test('startSimulator() generates a node that nothing runs on', async () => {
  await using sim = await startSimulator({ seed: 3, world: { clusters: 1, nodes: 12 } });
  const idle = sim.world.clusters[0]?.nodes.filter(({ resources }) => resources.cpuRequestsMilli === 0);
  expect(idle).toHaveLength(1);
});

test('startSimulator() fills in the settings of a workload of which a file says a part', async () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as a file may have it
  const world = {
    clusters: [{ workloads: [{ workloadConfigV2: { vpaConfig: { managementOption: 'READ_ONLY' } } }] }],
  } as unknown as WorldFile;
  await using sim = await startSimulator({ world });
  const config = sim.world.clusters[0]?.workloads[0]?.workloadConfigV2;
  expect(config?.vpaConfig.managementOption).toBe('READ_ONLY');
  expect(config?.hpaConfig).toBeDefined();
});
