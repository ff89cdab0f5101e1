import type { Schemas } from '@castai-bot/api';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import type { SimulatorOptions } from '../index.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

function start(options: SimulatorOptions = {}): Promise<CheckedClient> {
  return startChecked({ now: () => AT, world: { clusters: 3, nodes: 4, workloads: 3 }, ...options });
}

/** What is the same of a node that came back. */
function kindOf({ instanceType, zone, spotConfig, taints, labels, resources }: Schemas['Node']): string {
  const { 'provisioner.cast.ai/node-id': _nodeId, 'kubernetes.io/hostname': _hostname, ...kept } = labels;
  return JSON.stringify({
    instanceType,
    zone,
    spotConfig,
    taints,
    kept,
    capacity: resources.cpuCapacityMilli,
  });
}

describe('hibernation', () => {
  test('takes the nodes, switches the policies off, and resuming brings both back', async () => {
    const { ok, sim, clusterId } = await start();
    const params = { clusterId };
    const before = (await ok('listNodes', { params })).items ?? [];
    const { operationId, mode } = await ok('hibernateCluster', { params });
    expect(mode).toBe('OPERATION_MODE_DEFAULT');
    expect((await ok('getCluster', { params })).status).toBe('hibernating');
    sim.advance(3000);
    expect((await ok('getCluster', { params })).status).toBe('hibernated');
    expect((await ok('listNodes', { params })).items).toEqual([]);
    expect((await ok('getClusterPolicies', { params })).enabled).toBe(false);
    expect((await ok('getOperation', { params: { id: operationId } })).done).toBe(true);
    expect((await ok('getClusterUnscheduledPods', { params })).items).toHaveLength(3);

    const resumed = await ok('resumeCluster', { params, body: { instanceType: 'm5.large' } });
    expect((await ok('getCluster', { params })).status).toBe('resuming');
    const [temporary] = (await ok('listNodes', { params })).items ?? [];
    expect(temporary?.taints).toEqual([
      { key: 'provisioning.cast.ai/temporary', value: 'resuming', effect: 'NoSchedule' },
    ]);
    sim.advance(3000);
    expect((await ok('getCluster', { params })).status).toBe('ready');
    expect((await ok('getClusterPolicies', { params })).enabled).toBe(true);
    expect((await ok('getOperation', { params: { id: resumed.operationId } })).done).toBe(true);
    sim.advance(2000);
    const back = (await ok('listNodes', { params, query: { nodeStatus: 'ready' } })).items ?? [];
    expect(back.map(kindOf).toSorted()).toEqual(before.map(kindOf).toSorted());
    expect((await ok('getNode', { params: { clusterId, nodeId: temporary?.id ?? '' } })).state.phase).toBe(
      'draining',
    );
    sim.advance(2000);
    expect((await ok('listNodes', { params })).items).toHaveLength(before.length);
  });

  test('a dry run changes nothing and may be sent with a read-only key', async () => {
    const { ok, refused, sim, clusterId } = await start();
    const headers = { 'X-API-Key': sim.readonlyApiKey };
    const query = { mode: 'OPERATION_MODE_DRY_RUN' } as const;
    const { operationId } = await ok('hibernateCluster', { params: { clusterId }, query, headers });
    expect(operationId).toBe('');
    expect(await refused('hibernateCluster', { params: { clusterId }, headers })).toMatch(/^403/);
    expect(sim.changes()).toEqual([]);
  });

  test('a cluster in the wrong status is refused, unless the guess is turned off', async () => {
    const { refused, clusterId } = await start();
    const body = { instanceType: 'm5.large' };
    expect(await refused('resumeCluster', { params: { clusterId }, body })).toBe(
      '400: the cluster is in status "ready", wanted "hibernated"',
    );
    const lenient = await start({ guesses: { refusesHibernateUnlessReady: false } });
    await lenient.ok('resumeCluster', { params: { clusterId: lenient.clusterId }, body });
    expect((await lenient.ok('getCluster', { params: { clusterId: lenient.clusterId } })).status).toBe(
      'resuming',
    );
  });
});

describe('clusters', () => {
  test('deleteCluster wants the cluster disconnected, and leaves it archived', async () => {
    const { ok, refused, send, sim, clusterId } = await start();
    const params = { clusterId };
    expect(await refused('deleteCluster', { params })).toMatch(/^400: .*disconnect it first/);
    const disconnecting = await ok('disconnectCluster', { params, body: { deleteProvisionedNodes: true } });
    expect(disconnecting.agentStatus).toBe('disconnecting');
    sim.advance(1000);
    expect(await ok('getCluster', { params })).toMatchObject({ agentStatus: 'disconnected' });
    const left = (await ok('listNodes', { params })).items ?? [];
    expect(left.every(({ labels }) => labels['provisioner.cast.ai/managed-by'] === undefined)).toBe(true);
    expect(await send('deleteCluster', { params })).toMatchObject({ status: 204, text: '' });
    sim.advance(1000);
    expect((await ok('getCluster', { params })).status).toBe('archived');
    expect((await ok('listClusters')).items?.map(({ id }) => id)).not.toContain(clusterId);
  });

  test('setClusterTags replaces, or merges if that is the guess', async () => {
    const replacing = await start();
    const merging = await start({ guesses: { tags: 'merge' } });
    for (const { ok, clusterId } of [replacing, merging]) {
      await ok('setClusterTags', { params: { clusterId }, body: { team: 'x' } });
    }
    expect((await replacing.ok('getCluster', { params: replacing })).tags).toEqual({ team: 'x' });
    expect((await merging.ok('getCluster', { params: merging })).tags).toEqual({
      environment: 'prod',
      team: 'x',
    });
  });

  test('reconcileCluster mends a cluster that warns', async () => {
    const { ok, sim } = await start({ world: { clusters: 60, nodes: 0, workloads: 0 } });
    const { items = [] } = await ok('listClusters');
    const clusterId = items.find(({ status }) => status === 'warning')?.id ?? '';
    await ok('reconcileCluster', { params: { clusterId } });
    const mended = await ok('getCluster', { params: { clusterId } });
    expect(mended).toMatchObject({ status: 'ready', reconcileInfo: { status: 'ok', errorCount: 0 } });
    expect(mended).not.toHaveProperty('reconcileError');
    expect(sim.changes()).toMatchObject([{ kind: 'cluster', id: clusterId }]);
  });
});
