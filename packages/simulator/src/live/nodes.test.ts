import type { Schemas } from '@castai-bot/api';
import { liveAnswers } from '@castai-bot/api/live-answers';
import { describe, expect, it } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import { readMicros } from '../time/read-micros.ts';

type Node = Schemas['Node'];

const AT = Date.parse('2026-11-22T10:00:00.123Z');
const NODES = 'GET /v1/kubernetes/external-clusters/{clusterId}/nodes';

async function start(nodes = 60): Promise<CheckedClient> {
  return startChecked({ world: { clusters: 3, nodes, workloads: 0, clouds: ['aws'] }, now: () => AT });
}

async function list({ ok }: CheckedClient, clusterId: string): Promise<readonly Node[]> {
  return (await ok('listNodes', { params: { clusterId } })).items ?? [];
}

const isCastai = ({ labels }: Node): boolean => labels['provisioner.cast.ai/managed-by'] === 'cast.ai';

describe('listNodes()', () => {
  it('tells no price: instancePrice and spotConfig.price are empty, on Spot too', async () => {
    const client = await start();
    const nodes = await list(client, client.clusterId);
    expect(nodes.some(({ spotConfig }) => spotConfig.isSpot)).toBe(true);
    expect(
      new Set(nodes.flatMap(({ instancePrice, spotConfig }) => [instancePrice, spotConfig.price])),
    ).toEqual(new Set(['']));
  });

  it('has in nodeConfigurationId the id of a version, which foreign nodes lack; a label has the configuration', async () => {
    const client = await start();
    const nodes = await list(client, client.clusterId);
    const { items: configurations = [] } = await client.ok('listNodeConfigurations', {
      params: { clusterId: client.clusterId },
    });
    const ids = configurations.map(({ id }) => id);
    const own = nodes.filter(isCastai);
    expect(own.length).toBeGreaterThan(0);
    for (const { nodeConfigurationId, labels } of own) {
      expect(ids).not.toContain(nodeConfigurationId);
      expect(ids).toContain(labels['provisioner.cast.ai/node-configuration-id']);
    }
    expect(new Set(own.map(({ nodeConfigurationId }) => nodeConfigurationId)).size).toBe(1);
    for (const node of nodes.filter((each) => !isCastai(each))) {
      expect(node).not.toHaveProperty('nodeConfigurationId');
    }
  });

  it('makes nodes of another version once their configuration has changed', async () => {
    const client = await start(12);
    const { ok, sim, clusterId } = client;
    const [before] = (await list(client, clusterId)).filter(isCastai);
    const id = before?.labels['provisioner.cast.ai/node-configuration-id'] ?? '';
    await ok('updateNodeConfiguration', { params: { clusterId, id }, body: { minDiskSize: 200 } });
    const { nodeId } = await ok('addNode', { params: { clusterId }, body: { instanceType: 'm5.large' } });
    sim.advance(5000);
    const after = await ok('getNode', { params: { clusterId, nodeId } });
    expect(after.labels['provisioner.cast.ai/node-configuration-id']).toBe(id);
    expect(after.labels['provisioner.cast.ai/node-configuration-version']).toBe('2');
    expect(after.nodeConfigurationId).not.toBe(before?.nodeConfigurationId);
  });

  it('labels nodes by CAST AI with 33 labels, those of a c family with 34, and others with none of its own', async () => {
    const client = await start();
    const nodes = await list(client, client.clusterId);
    const known = liveAnswers[NODES]?.labelKeys ?? {};
    const [castai = {}, , , , ,] = Object.values(known);
    const wanted = Object.keys(castai).filter((key) => key !== 'scheduling.cast.ai/compute-optimized');
    const onDemand = nodes.filter(
      (node) => isCastai(node) && node.labels['scheduling.cast.ai/on-demand'] === 'true',
    );
    expect(onDemand.length).toBeGreaterThan(0);
    for (const { labels } of onDemand) {
      const {
        'autoscaling.cast.ai/removal-disabled': _removal,
        'scheduling.cast.ai/compute-optimized': compute,
        ...rest
      } = labels;
      expect(Object.keys(rest).toSorted()).toEqual(wanted.toSorted());
      expect(compute === 'true').toBe(labels['scheduling.cast.ai/instance-category'] === 'c');
      expect(Object.values(labels).every((value) => typeof value === 'string')).toBe(true);
    }
    for (const { labels } of nodes.filter((node) => !isCastai(node))) {
      const own = Object.keys(labels).filter((key) =>
        /(provisioner|scheduling|topology)\.cast\.ai/.test(key),
      );
      expect(own).toEqual(['provisioner.cast.ai/node-id']);
    }
  });

  it('tells who added a node: internal|autoscaler, internal|rebalancer, or nobody', async () => {
    const client = await start();
    const { ok, sim, clusterId } = client;
    const { rebalancingPlanId = '' } = await ok('generateRebalancingPlan', {
      params: { clusterId },
      body: {},
    });
    sim.advance(60_000);
    await ok('executeRebalancingPlan', { params: { clusterId, rebalancingPlanId } });
    const by = new Set((await list(client, clusterId)).map(({ addedBy }) => addedBy));
    expect(by).toEqual(new Set(['internal|autoscaler', 'internal|rebalancer', '']));
  });

  it('has no network, subnet, instance name or architecture: the address is in an annotation', async () => {
    const client = await start(12);
    for (const node of await list(client, client.clusterId)) {
      expect(node.network).toBeNull();
      for (const name of ['subnetId', 'instanceName', 'instanceArchitecture'])
        expect(node).not.toHaveProperty(name);
      expect(node.annotations['alpha.kubernetes.io/provided-node-ip']).toMatch(/^10\.\d+\.\d+\.\d+$/);
    }
  });

  it('answers all nodes at once when nobody says how many, the newest first, and "" at the end', async () => {
    const client = await start(130);
    const { items = [], nextCursor } = await client.ok('listNodes', {
      params: { clusterId: client.clusterId },
    });
    expect(items).toHaveLength(130);
    expect(nextCursor).toBe('');
    const times = items.map(({ createdAt }) => readMicros(createdAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('tells when its own nodes were made to the microsecond, and when others were to the second', async () => {
    const client = await start();
    for (const { createdAt, joinedAt = '', ...node } of await list(client, client.clusterId)) {
      expect(joinedAt).toMatch(/:\d\dZ$/);
      if (node.addedBy === '') expect(joinedAt).toBe(createdAt);
      else expect(readMicros(joinedAt)).toBeGreaterThanOrEqual(readMicros(createdAt));
    }
  });

  it('has only foreign nodes in a cluster that CAST AI reads, without any of its labels', async () => {
    const client = await start(12);
    const nodes = await list(client, client.sim.clusterIds[2] ?? '');
    expect(nodes).toHaveLength(12);
    for (const { labels, addedBy, resources } of nodes) {
      expect(Object.keys(labels).filter((key) => /^(?!autoscaling)\w+\.cast\.ai\//.test(key))).toEqual([]);
      expect({ addedBy, bandwidth: resources.bandwidthCapacityMbps }).toEqual({ addedBy: '', bandwidth: 0 });
    }
  });
});
