import { describe, expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';
import type { World } from '../index.ts';

describe('cluster policies', () => {
  test('a write moves the version on, and a stale version is refused', async () => {
    const { ok, refused, sim } = await startChecked();
    const params = { clusterId: sim.clusterIds[0] ?? '' };
    const read = await ok('getClusterPolicies', { params });
    const written = await ok('updateClusterPolicies', { params, body: { ...read, enabled: false } });
    expect(written).toMatchObject({
      enabled: false,
      defaultNodeTemplateVersion: String(Number(read.defaultNodeTemplateVersion) + 1),
    });
    const refusal = await refused('updateClusterPolicies', { params, body: { ...read, enabled: true } });
    expect(refusal).toMatch(/^400: .*template has changed.*refetch the policies/);
    expect(await ok('getClusterPolicies', { params })).toEqual(written);
    expect(sim.changes()).toMatchObject([{ kind: 'policies', id: params.clusterId }]);
  });

  test('an evictor of somebody else refuses its settings and lets the rest be written', async () => {
    const first = await startChecked({ world: { clusters: 1, nodes: 0, workloads: 0 } });
    const world: World = structuredClone(first.sim.world);
    const { evictor } = world.clusters[0]?.policies.nodeDownscaler ?? {};
    if (evictor === undefined) throw new Error('no evictor');
    evictor.status = 'Incompatible';
    const { ok, refused, sim } = await startChecked({ world });
    const params = { clusterId: sim.clusterIds[0] ?? '' };
    const read = await ok('getClusterPolicies', { params });
    const body = structuredClone(read);
    if (body.nodeDownscaler?.evictor !== undefined) body.nodeDownscaler.evictor.enabled = true;
    expect(await refused('updateClusterPolicies', { params, body })).toBe(
      '400: policies config: Evictor policy management is not allowed: Evictor installed externally. Uninstall Evictor first and try again.',
    );
    await ok('updateClusterPolicies', { params, body: { ...read, isScopedMode: true } });
    expect(sim.changes()).toHaveLength(1);
  });
});

test('updateEvictorAdvancedConfig() clears the rules with {}', async () => {
  const { ok, clusterId } = await startChecked();
  const params = { clusterId };
  const rule = { settings: { removalDisabled: { enabled: true } }, podSelector: { namespace: 'shop' } };
  const body = { evictionConfig: [rule] };
  expect(await ok('updateEvictorAdvancedConfig', { params, body })).toEqual(body);
  expect(await ok('updateEvictorAdvancedConfig', { params, body: {} })).toEqual({ evictionConfig: [] });
  expect(await ok('getEvictorAdvancedConfig', { params })).toEqual({ evictionConfig: [] });
});
