import { expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';
import { startSimulator } from '../index.ts';

test('checkWorld() tells every id that is missing, twice there or leads nowhere', async () => {
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
