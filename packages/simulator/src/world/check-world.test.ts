import { expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';
import { startSimulator, type WorldSize } from '../index.ts';

test('checkWorld() tells every id that is twice there or leads nowhere', async () => {
  const { sim } = await startChecked({ world: { clusters: 2, nodes: 2, workloads: 1 } });
  const { organizations, clusters } = sim.world;
  const [first, second] = clusters;
  if (first === undefined || second === undefined) throw new Error('no clusters');
  const [node] = first.nodes;
  const world = {
    organizations,
    clusters: [
      { ...first, nodes: [...first.nodes, ...(node === undefined ? [] : [node])] },
      { cluster: { ...second.cluster, id: first.cluster.id, organizationId: 'nobody' } },
    ],
  };
  await expect(startSimulator({ world })).rejects.toThrow(
    [
      'Reading the world failed: clusters: found "' + first.cluster.id + '" twice',
      `clusters[0].nodes: found "${node?.id}" twice`,
      'clusters[1].cluster.organizationId: found "nobody", wanted the id of an organization',
    ].join('; '),
  );
  await expect(startSimulator({ world: { organizations: [], clusters: [] } })).rejects.toThrow(
    'wanted at least',
  );
});

/** As a file would have it. */
async function start(text: string): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a file holds is what is tried
  const world = JSON.parse(text) as WorldSize;
  await startSimulator({ world });
}

test('startSimulator() refuses a size that is none', async () => {
  await expect(start('{"nodes": -1, "spotShare": 7, "clouds": ["moon"], "pods": 3}')).rejects.toThrow(
    [
      'Reading the world failed: nodes: found -1, wanted a number from 0 to 1000000',
      'spotShare: found 7, wanted a number from 0 to 1',
      'clouds: found ["moon"], wanted a list of aws, gcp, azure',
      'pods: found a field that no size has, wanted clusters, nodes, workloads, spotShare, maxNodeAgeDays, childOrganizations or clouds',
    ].join('; '),
  );
  await expect(start('{"organizations": {}}')).rejects.toThrow('wanted lists of organizations and clusters');
  await expect(start('"world"')).rejects.toThrow('found string, wanted an object');
});

test('startSimulator() names the fields of a world that nothing has, and those that are there', async () => {
  await expect(
    start(
      JSON.stringify({
        organisations: [],
        clusters: [
          {
            cluster: { nmae: 'shop', region: { nmae: 'x' }, tags: { any: 'thing' } },
            nodes: [{ resources: { cpuRequestMilli: 0 } }, { labels: { any: 'thing' } }],
            workload: [],
          },
        ],
      }),
    ),
  ).rejects.toThrow(
    /^Reading the world failed: organisations: found an unknown field, wanted one of organizations, clusters; clusters\[0\]\.cluster\.nmae: found an unknown field, wanted one of .*\bname\b.*; clusters\[0\]\.cluster\.region\.nmae: .*\bdisplayName, name; clusters\[0\]\.nodes\[0\]\.resources\.cpuRequestMilli: .*\bcpuRequestsMilli\b.*; clusters\[0\]\.workload: .*\bworkloads\b[^;]*$/,
  );
});

test('startSimulator() names the values of a world that are of another type', async () => {
  const nodes = [{ createdAt: 'yesterday', labels: ['a'], resources: { cpuRequestsMilli: '0' } }];
  const world = { clusters: [{ cluster: { status: 5 }, nodes, workloads: [{ replicas: null }] }] };
  await expect(start(JSON.stringify(world))).rejects.toThrow(
    [
      'Reading the world failed: clusters[0].cluster.status: found 5, wanted string',
      'clusters[0].nodes[0].createdAt: found "yesterday", wanted a time such as 2026-01-31T00:00:00Z',
      'clusters[0].nodes[0].labels: found a list, wanted object',
      'clusters[0].nodes[0].resources.cpuRequestsMilli: found "0", wanted integer',
    ].join('; '),
  );
});

test('startSimulator() lets a whole node tell more than the document knows', async () => {
  await using sim = await startSimulator({ world: { clusters: 1, nodes: 1, workloads: 1 } });
  const { clusters, organizations } = structuredClone(sim.world);
  const [cluster] = clusters;
  if (cluster === undefined) throw new Error('no cluster');
  const nodes = cluster.nodes.map((node) => ({ ...node, ofTomorrow: true }));
  await using again = await startSimulator({ world: { organizations, clusters: [{ ...cluster, nodes }] } });
  expect(again.world.clusters[0]?.nodes).toEqual(nodes);
});
