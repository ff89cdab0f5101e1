import type { Schemas } from '@castai-bot/api';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

const METRICS: Schemas['MetricSpec'][] = [
  { type: 'RESOURCE', resource: { name: 'cpu', target: { type: 'UTILIZATION', value: '80' } } },
];

function start(container: Schemas['Container']): Promise<CheckedClient> {
  const horizontal = {
    managementOption: 'MANAGED' as const,
    minReplicas: 2,
    maxReplicas: 6,
    metrics: METRICS,
  };
  return startChecked({
    world: {
      clusters: [
        {
          workloads: [
            {
              name: 'cart',
              namespace: 'shop',
              podCount: 2,
              containers: [container],
              workloadOverrides: { horizontal },
            },
            { name: 'plain', namespace: 'shop' },
          ],
        },
      ],
    },
  });
}

const CONTAINER: Schemas['Container'] = {
  name: 'a',
  resources: { requests: { cpuCores: 0.25, memoryGib: 0.5 } },
  originalResources: { requests: { cpuCores: 0.5, memoryGib: 1 } },
  recommendation: { requests: { cpuCores: 0.125, memoryGib: 0.25 }, limits: { memoryGib: 0.5 } },
};

describe('analyzeHPAs()', () => {
  test('lists the autoscalers that workloads have, and no others', async () => {
    const { ok, clusterId } = await start(CONTAINER);
    const { items } = await ok('analyzeHPAs', { params: { clusterId } });
    expect(items).toMatchObject([
      {
        name: 'cart',
        namespace: 'shop',
        inCluster: { minReplicas: 2, maxReplicas: 6, managedByCastai: true },
        management: { mode: 'MODE_MANAGED' },
        workload: { name: 'cart', runningPods: 2 },
      },
    ]);
    expect(items[0]).not.toHaveProperty('conversion');
  });

  test('converts a share of what was once requested into a value', async () => {
    const { ok, clusterId } = await start(CONTAINER);
    const query = { includeConversion: 'AVERAGE_VALUE_FROM_ORIGINAL_REQUESTS' } as const;
    const { items } = await ok('analyzeHPAs', { params: { clusterId }, query });
    expect(items[0]?.conversion).toMatchObject({ status: 'CONVERTED' });
    expect(items[0]?.conversion?.converted?.metrics).toEqual([
      { type: 'RESOURCE', resource: { name: 'cpu', target: { type: 'AVERAGE_VALUE', value: '400m' } } },
    ]);
  });

  test('converts nothing where nothing was requested', async () => {
    const { ok, clusterId } = await start({ name: 'a', resources: { requests: null } });
    const query = { includeConversion: 'AVERAGE_VALUE_FROM_ORIGINAL_REQUESTS' } as const;
    const { items } = await ok('analyzeHPAs', { params: { clusterId }, query });
    expect(items[0]?.conversion).toEqual({
      converterType: 'AVERAGE_VALUE_FROM_ORIGINAL_REQUESTS',
      status: 'MISSING_REQUESTS',
    });
  });

  test('is narrowed by name and management', async () => {
    const { ok, clusterId } = await start(CONTAINER);
    const params = { clusterId };
    expect((await ok('analyzeHPAs', { params, query: { workloadNames: ['plain'] } })).items).toEqual([]);
    const query = { managementOptions: ['READ_ONLY' as const] };
    expect((await ok('analyzeHPAs', { params, query })).items).toEqual([]);
  });
});

describe('getWorkloadRecommendationManifest()', () => {
  test('writes the recommendation in the quantities of Kubernetes', async () => {
    const { ok, clusterId, sim } = await start(CONTAINER);
    const workloadId = sim.world.clusters[0]?.workloads[0]?.id ?? '';
    const manifest = await ok('getWorkloadRecommendationManifest', { params: { clusterId, workloadId } });
    expect(manifest).toMatchObject({ id: workloadId, clusterId, name: 'cart', namespace: 'shop' });
    expect(manifest.object).toMatchObject({
      kind: 'Recommendation',
      spec: {
        targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' },
        recommendation: [
          {
            containerName: 'a',
            requests: { cpu: '125m', memory: '256Mi' },
            limits: { memory: '512Mi' },
          },
        ],
      },
    });
  });

  test('is not found where nothing is recommended', async () => {
    const { refused, clusterId, sim } = await start({ name: 'a', recommendation: null });
    const workloadId = sim.world.clusters[0]?.workloads[0]?.id ?? '';
    expect(await refused('getWorkloadRecommendationManifest', { params: { clusterId, workloadId } })).toMatch(
      /^404/,
    );
  });
});

test('getWorkloadEvictionConfig() tells what the policies say of the evictor, durations in seconds', async () => {
  const { ok, clusterId } = await start(CONTAINER);
  const params = { clusterId };
  const policies = await ok('getClusterPolicies', { params });
  const evictor = { ...policies.nodeDownscaler?.evictor, enabled: true, cycleInterval: '1m30s' };
  await ok('updateClusterPolicies', {
    params,
    body: { ...policies, nodeDownscaler: { ...policies.nodeDownscaler, evictor } },
  });
  expect(await ok('getWorkloadEvictionConfig', { params })).toMatchObject({
    enabled: true,
    cycleInterval: '90s',
    status: 'EVICTOR_STATUS_COMPATIBLE',
  });
});
