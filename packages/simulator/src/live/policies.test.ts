import { describe, expect, it } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';

describe('getClusterPolicies()', () => {
  it('tells of the evictor whether it is allowed, cleans up Karpenter nodes and taints softly', async () => {
    const { ok, sim } = await startChecked();
    const [managed = '', , readonly = ''] = sim.clusterIds;
    const evictorOf = async (clusterId: string): Promise<unknown> =>
      (await ok('getClusterPolicies', { params: { clusterId } })).nodeDownscaler?.evictor;
    const told = { cleanupKarpenterNodes: false, softTainting: false };
    expect(await evictorOf(managed)).toMatchObject({ ...told, allowed: true, status: 'Compatible' });
    // Enabled and Incompatible at once: somebody else's evictor runs there.
    expect(await evictorOf(readonly)).toMatchObject({
      ...told,
      enabled: true,
      allowed: false,
      status: 'Incompatible',
    });
  });

  it('has every key and no null, whatever a write left out or set to null', async () => {
    const { ok, clusterId } = await startChecked();
    const params = { clusterId };
    const before = await ok('getClusterPolicies', { params });
    const written = await ok('updateClusterPolicies', { params, body: { enabled: true, spotInstances: {} } });
    expect(keysOf(written)).toEqual(keysOf(before));
    expect(JSON.stringify(written)).not.toContain('null');
    expect(written.unschedulablePods).not.toHaveProperty('diskGibToCpuRatio');
  });

  it('tells durations as they were written: 1m, not 1m0s', async () => {
    const { ok, clusterId } = await startChecked();
    const params = { clusterId };
    const read = await ok('getClusterPolicies', { params });
    expect(read.nodeDownscaler?.evictor?.cycleInterval).toBe('1m');
    const evictor = { ...read.nodeDownscaler?.evictor, cycleInterval: '90s' };
    const body = { ...read, nodeDownscaler: { ...read.nodeDownscaler, evictor } };
    const written = await ok('updateClusterPolicies', { params, body });
    expect(written.nodeDownscaler?.evictor?.cycleInterval).toBe('90s');
  });
});

it('getProblematicNodes() words a problem as a quoted reason, a colon and a sentence', async () => {
  const { ok, clusterId } = await startChecked({ world: { clusters: 1, nodes: 60, workloads: 0 } });
  const { nodes } = await ok('getProblematicNodes', { params: { clusterId } });
  expect(nodes.length).toBeGreaterThan(0);
  expect(new Set(nodes.flatMap(({ problems }) => problems))).toEqual(
    new Set(['"RemovalDisabled": marked with removal disabled']),
  );
});

it('getClusterSettings() names the agent with its version, and what it set of the cluster autoscaler', async () => {
  const { ok, clusterId } = await startChecked();
  const settings = await ok('getClusterSettings', { params: { clusterId } });
  expect(settings.agentVersion).toMatch(/^castai-agent\/v\d/);
  expect(settings.caPatchInfo?.caArguments?.['scale-down-enabled']).toEqual({ value: 'false' });
});

/** Every key of an object and what is in it, by its path. */
function keysOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .flatMap(([key, part]) => [`${path}.${key}`, ...keysOf(part, `${path}.${key}`)])
    .toSorted();
}
