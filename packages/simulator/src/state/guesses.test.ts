import { describe, expect, test } from 'vitest';
import { type CheckedClient, type Sent, startChecked } from '../checked-client.test-kit.ts';
import type { Guesses } from './guesses.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

function startWith(guesses: Partial<Guesses>): Promise<CheckedClient> {
  return startChecked({ now: () => AT, guesses, world: { clusters: 1, nodes: 9, workloads: 60 } });
}

describe('guesses', () => {
  test('staleVersionStatus', async () => {
    const { ok, refused, clusterId } = await startWith({ staleVersionStatus: 409 });
    const params = { clusterId };
    const body = await ok('getClusterPolicies', { params });
    await ok('updateClusterPolicies', { params, body });
    expect(await refused('updateClusterPolicies', { params, body })).toMatch(/^409: .*template has changed/);
  });

  test('unknownInstanceType', async () => {
    const { refused, clusterId } = await startWith({ unknownInstanceType: 'refused' });
    expect(await refused('addNode', { params: { clusterId }, body: { instanceType: 'z9' } })).toMatch(/^400/);
  });

  test('drainedPhase', async () => {
    const { ok, sim, clusterId } = await startWith({ drainedPhase: 'ready' });
    const { items = [] } = await ok('listNodes', { params: { clusterId } });
    const params = { clusterId, nodeId: items[0]?.id ?? '' };
    await ok('drainNode', { params, body: {} });
    sim.advance(1000);
    expect(await ok('getNode', { params })).toMatchObject({ state: { phase: 'ready' }, unschedulable: true });
    await ok('deleteNode', { params });
    expect((await ok('getNode', { params })).state.phase).toBe('deleting');
  });

  test('updateMaskPaths', async () => {
    const { ok, refused, clusterId } = await startWith({ updateMaskPaths: 'snake_case' });
    const query = { configuredBy: ['API'], managementOptions: ['MANAGED' as const] };
    const { workloads } = await ok('listWorkloads', { params: { clusterId }, query });
    const params = { clusterId, workloadId: workloads[0]?.id ?? '' };
    const workload = { workloadConfig: { vpaConfig: { managementOption: 'READ_ONLY' as const } } };
    const camel = { updateMask: 'workloadConfig.vpaConfig.managementOption', workload };
    expect(await refused('patchWorkload', { params, body: camel })).toMatch(/^400: .*in snake_case/);
    const snake = { updateMask: 'workload_config.vpa_config.management_option', workload };
    const patched = await ok('patchWorkload', { params, body: snake });
    expect(patched.workload?.workloadConfigV2.vpaConfig.managementOption).toBe('READ_ONLY');
  });

  test('annotatedWorkloadStatus', async () => {
    const { ok, refused, clusterId } = await startWith({ annotatedWorkloadStatus: 409 });
    const { workloads } = await ok('listWorkloads', {
      params: { clusterId },
      query: { configuredBy: ['ANNOTATIONS'] },
    });
    const params = { clusterId, workloadId: workloads[0]?.id ?? '' };
    expect(await refused('patchWorkload', { params, body: {} })).toMatch(/^409/);
  });

  test('patchWithoutMask', async () => {
    const { ok, sim, clusterId } = await startWith({ patchWithoutMask: 'replace' });
    const workload = sim.world.clusters[0]?.workloads.find(
      ({ managedBy, workloadOverrides }) =>
        managedBy === 'API' && workloadOverrides?.horizontal !== undefined,
    );
    const params = { clusterId, workloadId: workload?.id ?? '' };
    const workloadConfig = { vpaConfig: { managementOption: 'READ_ONLY' as const } };
    const patched = await ok('patchWorkload', { params, body: { workload: { workloadConfig } } });
    expect(patched.workload?.workloadOverrides).toEqual({ vertical: { managementOption: 'READ_ONLY' } });
  });

  test('refusesOtherContentTypes', async () => {
    const sent = (type: string): Sent<'addNode'> => ({
      params: { clusterId: strict.clusterId },
      body: { instanceType: 'm5.large' },
      headers: { 'Content-Type': type },
    });
    const strict = await startWith({});
    expect(await strict.refused('addNode', sent('text/plain'))).toBe(
      '415: Unsupported Media Type: Content-Type: found "text/plain", wanted application/json',
    );
    await strict.ok('addNode', sent('application/json; charset=utf-8'));
    const lax = await startWith({ refusesOtherContentTypes: false });
    await lax.ok('addNode', sent('text/plain'));
  });

  test('refusesLibraryUserAgents', async () => {
    const headers = { 'User-Agent': 'Python-urllib/3.13' };
    const { sim } = await startWith({});
    const answer = await fetch(`${sim.url}/v1/me`, { headers: { 'X-API-Key': sim.apiKey, ...headers } });
    expect([answer.status, await answer.text()]).toEqual([403, 'error code: 1010']);
    const lax = await startWith({ refusesLibraryUserAgents: false });
    await lax.ok('getMe', { headers });
  });

  test('assignKeepsOverrides', async () => {
    const { ok, sim, clusterId } = await startWith({ assignKeepsOverrides: false });
    const workload = sim.world.clusters[0]?.workloads.find(
      ({ managedBy, workloadOverrides }) => managedBy === 'API' && workloadOverrides !== undefined,
    );
    const workloadId = workload?.id ?? '';
    const { items } = await ok('listScalingPolicies', { params: { clusterId } });
    const policyId = items.find(({ name }) => name === 'observe-only')?.id ?? '';
    await ok('assignScalingPolicy', { params: { clusterId, policyId }, body: { workloadIds: [workloadId] } });
    const after = await ok('getWorkload', { params: { clusterId, workloadId } });
    expect(after.workload.workloadOverrides).toBeUndefined();
    expect(after.workload.workloadConfigV2.vpaConfig.managementOption).toBe('READ_ONLY');
  });

  test('hidesArchivedClusters', async () => {
    const { ok, sim, clusterId } = await startWith({ hidesArchivedClusters: false });
    await ok('disconnectCluster', { params: { clusterId }, body: {} });
    sim.advance(1000);
    await ok('deleteCluster', { params: { clusterId } });
    sim.advance(1000);
    expect((await ok('listClusters')).items?.map(({ status }) => status)).toEqual(['archived']);
    expect((await ok('getClustersCostSummary')).items).toEqual([]);
  });
});
