import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

async function start(): Promise<CheckedClient & { readonly clusterId: string }> {
  const client = await startChecked({ world: { clusters: 1, nodes: 0, workloads: 60 } });
  return { ...client, clusterId: client.sim.clusterIds[0] ?? '' };
}

describe('scaling policies', () => {
  test('one is created, refused a second time with 409, updated and deleted', async () => {
    const { ok, refused, clusterId } = await start();
    const { items } = await ok('listScalingPolicies', { params: { clusterId } });
    const { recommendationPolicies } = items[0] ?? {};
    if (recommendationPolicies === undefined) throw new Error('no policy');
    const body = { name: 'night', applyType: 'DEFERRED', recommendationPolicies } as const;
    const created = await ok('createScalingPolicy', { params: { clusterId }, body });
    expect(created).toMatchObject({ name: 'night', isDefault: false, isReadonly: false, clusterId });
    expect(await refused('createScalingPolicy', { params: { clusterId }, body })).toMatch(/^409: /);
    const params = { clusterId, policyId: created.id };
    const updated = await ok('updateScalingPolicy', { params, body: { ...body, name: 'day' } });
    expect(updated).toMatchObject({ id: created.id, name: 'day' });
    await ok('deleteScalingPolicy', { params });
    expect(await refused('getScalingPolicy', { params })).toMatch(/^404: /);
  });

  test('what is read-only or the default stays', async () => {
    const { ok, refused, clusterId } = await start();
    const { items } = await ok('listScalingPolicies', { params: { clusterId } });
    const locked = items.find(({ isReadonly }) => isReadonly);
    const byDefault = items.find(({ isDefault }) => isDefault);
    expect(
      await refused('deleteScalingPolicy', { params: { clusterId, policyId: locked?.id ?? '' } }),
    ).toMatch(/^400: .*read-only/);
    expect(
      await refused('deleteScalingPolicy', { params: { clusterId, policyId: byDefault?.id ?? '' } }),
    ).toMatch(/^400: .*default/);
  });

  test('workloads follow the policy they are assigned to, but for what they set themselves', async () => {
    const { ok, clusterId, sim } = await start();
    const { items } = await ok('listScalingPolicies', { params: { clusterId } });
    const readOnly = items.find(({ name }) => name === 'observe-only');
    const all = sim.world.clusters[0]?.workloads.filter(({ managedBy }) => managedBy === 'API') ?? [];
    const inheriting = all.find(
      ({ workloadOverrides, scalingPolicyName }) =>
        workloadOverrides === undefined && scalingPolicyName === 'default',
    );
    const own = all.find(
      ({ workloadOverrides }) => workloadOverrides?.vertical?.managementOption === 'MANAGED',
    );
    await ok('assignScalingPolicy', {
      params: { clusterId, policyId: readOnly?.id ?? '' },
      body: { workloadIds: [inheriting?.id ?? '', own?.id ?? ''] },
    });
    const read = async (workloadId = ''): Promise<unknown> => {
      const { workload } = await ok('getWorkload', { params: { clusterId, workloadId } });
      return [
        workload.scalingPolicyName,
        workload.scalingPolicyOrigin,
        workload.workloadConfigV2.vpaConfig.managementOption,
      ];
    };
    expect(await read(inheriting?.id)).toEqual(['observe-only', 'ORIGIN_API', 'READ_ONLY']);
    expect(await read(own?.id)).toEqual(['observe-only', expect.any(String), 'MANAGED']);
  });

  test('an updated policy reaches its workloads', async () => {
    const { ok, clusterId, sim } = await start();
    const { items } = await ok('listScalingPolicies', { params: { clusterId } });
    const policy = items.find(({ isDefault }) => isDefault);
    if (policy === undefined) throw new Error('no default policy');
    const { name, applyType, recommendationPolicies } = policy;
    await ok('updateScalingPolicy', {
      params: { clusterId, policyId: policy.id },
      body: {
        name,
        applyType: applyType === 'IMMEDIATE' ? 'DEFERRED' : 'IMMEDIATE',
        recommendationPolicies: { ...recommendationPolicies, managementOption: 'READ_ONLY' },
      },
    });
    const inheriting = sim.world.clusters[0]?.workloads.filter(
      ({ scalingPolicyId, workloadOverrides }) =>
        scalingPolicyId === policy.id && workloadOverrides?.vertical?.managementOption === undefined,
    );
    expect(inheriting?.length).toBeGreaterThan(3);
    expect(
      inheriting?.every(
        ({ workloadConfigV2 }) => workloadConfigV2.vpaConfig.managementOption === 'READ_ONLY',
      ),
    ).toBe(true);
  });

  test('an order names every policy once', async () => {
    const { ok, refused, clusterId } = await start();
    const params = { clusterId };
    const { items } = await ok('listScalingPolicies', { params });
    const [first = '', ...rest] = items.map(({ id }) => id);
    const order = (policyIds: string[]): Promise<string> =>
      refused('setScalingPoliciesOrder', { params, body: { policyIds } });
    expect(await order(rest)).toBe(`400: Bad Request; policyIds: wanted every scaling policy: ${first} too`);
    expect(await order([first, first, ...rest])).toMatch(/once$/);
    expect(await order([])).toMatch(/^400: /);
    await ok('setScalingPoliciesOrder', { params, body: { policyIds: [...rest, first] } });
    const { items: after } = await ok('listScalingPolicies', { params });
    expect(after.map(({ id }) => id)).toEqual([...rest, first]);
  });

  test.each([
    [
      { applyThreshold: 0, applyThresholdStrategy: { percentageThreshold: { percentage: 0.3 } } },
      0.3,
      { percentageThreshold: { percentage: 0.3 } },
    ],
    [{ applyThreshold: 0.25 }, 0.25, { percentageThreshold: { percentage: 0.25 } }],
    [
      { applyThreshold: 0, applyThresholdStrategy: { defaultAdaptiveThreshold: {} } },
      0.1,
      { defaultAdaptiveThreshold: {} },
    ],
    [{ applyThreshold: 0 }, 0.1, { percentageThreshold: { percentage: 0.1 } }],
  ])('applyThreshold follows the strategy of %j', async (sent, applyThreshold, applyThresholdStrategy) => {
    const { ok, clusterId, sim } = await start();
    const params = { clusterId };
    const { items } = await ok('listScalingPolicies', { params });
    const { recommendationPolicies } = items[0] ?? {};
    if (recommendationPolicies === undefined) throw new Error('no policy');
    const { applyThreshold: _, applyThresholdStrategy: _strategy, ...cpu } = recommendationPolicies.cpu;
    const body = {
      name: 'mine',
      applyType: 'DEFERRED' as const,
      recommendationPolicies: { ...recommendationPolicies, cpu: { ...cpu, ...sent } },
    };
    const created = await ok('createScalingPolicy', { params, body });
    const wanted = { applyThreshold, applyThresholdStrategy };
    expect(created.recommendationPolicies.cpu).toMatchObject(wanted);
    const workloadId =
      sim.world.clusters[0]?.workloads.find(({ managedBy }) => managedBy === 'API')?.id ?? '';
    const update = { scalingPolicyId: created.id };
    const { workload } = await ok('updateWorkload', { params: { clusterId, workloadId }, body: update });
    expect(workload?.workloadConfigV2.vpaConfig.cpu).toMatchObject(wanted);
  });

  test("an empty applyType of the recommendations, as Terraform's provider sends it, is the policy's", async () => {
    const { ok, clusterId, sim } = await start();
    const { items } = await ok('listScalingPolicies', { params: { clusterId } });
    const { recommendationPolicies } = items[0] ?? {};
    const response = await fetch(`${sim.url}/v1/workload-autoscaling/clusters/${clusterId}/policies`, {
      method: 'POST',
      headers: { 'X-API-Key': sim.apiKey, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        name: 'mine',
        applyType: 'IMMEDIATE',
        recommendationPolicies: { ...recommendationPolicies, applyType: '' },
      }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ recommendationPolicies: { applyType: 'IMMEDIATE' } });
  });
});
