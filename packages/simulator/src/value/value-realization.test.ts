import type { Schemas } from '@castai-bot/api';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import type { Guesses } from '../state/guesses.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');
const WINDOW = { startTime: '2026-11-01T00:00:00Z', endTime: '2026-11-15T00:00:00Z' };
const HOURS = 14 * 24;
const GIB = 2 ** 30;

const CLUSTERS = [
  { name: 'with-history', createdAt: '2026-01-01T10:00:00Z', firstOperationAt: '2026-02-01T15:00:00Z' },
  { name: 'without', createdAt: '2026-01-01T10:00:00Z', firstOperationAt: '2026-01-01T12:00:00Z' },
  { name: 'read-only', createdAt: '2026-01-01T10:00:00Z', isPhase2: false, firstOperationAt: null },
] as const;

function resources(cpuCores: number): Schemas['ContainerResources'] {
  return { requests: { cpuCores, memoryGib: 2 * cpuCores } };
}

/** Three clusters, each of two nodes and a workload that asks for half of what it once did. */
function start(guesses: Partial<Guesses> = {}): Promise<CheckedClient> {
  const node = { instanceType: 'm5.xlarge', createdAt: '2026-01-01T10:00:00Z' };
  const workload = {
    name: 'cart',
    podCount: 2,
    createdAt: '2026-01-02T00:00:00Z',
    workloadOverrides: { vertical: { managementOption: 'MANAGED' as const } },
    containers: [{ name: 'a', resources: resources(0.5), originalResources: resources(1) }],
  };
  const clusters = CLUSTERS.map((cluster) => ({
    cluster: { providerType: 'eks', isPhase2: true, ...cluster },
    nodes: [node, node],
    workloads: [workload],
  }));
  return startChecked({ now: () => AT, guesses, world: { clusters } });
}

function report(
  { ok, sim }: CheckedClient,
  clusterIds?: string[],
): Promise<Schemas['ValueRealizationReport']> {
  return ok('runValueRealizationReport', {
    params: { organizationId: sim.organizationId },
    query: WINDOW,
    body: clusterIds === undefined ? {} : { clusterIds },
  });
}

describe('runValueRealizationReport()', () => {
  test('reckons savings as projected less actual cost, and leaves those of workloads out of the total', async () => {
    const client = await start();
    const { items, nextPageCursor } = await report(client);
    expect(items).toHaveLength(3);
    expect(nextPageCursor).toBe('');
    for (const { cost, cpu, memory } of items) {
      expect(cost.totalSavings).toBeCloseTo(cost.projectedCost - cost.actualCost, 9);
      expect(cost.autoscalerSavings).toBe(cost.totalSavings);
      expect(cost.actualCost).toBeCloseTo(cpu.actualCost + memory.actualCost, 9);
      expect(cost.projectedCost).toBeCloseTo(cpu.projectedCost + memory.projectedCost, 9);
    }
    expect(items[0]?.cost.workloadAutoscalerSavings).toBeGreaterThan(0);
  });

  test('agrees with the cost report, without its storage', async () => {
    const client = await start();
    const { clusterId, ok } = client;
    const { items } = await report(client, [clusterId]);
    const { summary = {} } = await ok('getClusterCost', { params: { clusterId }, query: WINDOW });
    const { totalCostOnDemand, totalCostSpot, totalCostSpotFallback } = summary;
    const compute = [totalCostOnDemand, totalCostSpot, totalCostSpotFallback].map(Number);
    expect(items).toHaveLength(1);
    expect(items[0]?.cost.actualCost).toBeCloseTo(
      compute.reduce((total, part) => total + part, 0),
      3,
    );
  });

  test('projects what was requested by the factors and prices of the baseline', async () => {
    const client = await start();
    const { clusterId, ok } = client;
    const params = { organizationId: client.sim.organizationId, clusterId };
    const baseline = await ok('getClusterBaseline', { params });
    const { items } = await report(client, [clusterId]);
    const { cpu, memory } = items[0] ?? {};
    expect(cpu?.projectedCores).toBeCloseTo(
      (cpu?.requestedCores ?? 0) * baseline.cpuOverprovisioningFactor,
      6,
    );
    expect(cpu?.projectedCost).toBeCloseTo((cpu?.projectedCoreHours ?? 0) * baseline.costPerCpuCoreHourly, 6);
    expect(memory?.projectedCost).toBeCloseTo(
      ((memory?.projectedByteHours ?? 0) / GIB) * baseline.costPerMemoryGibHourly,
      6,
    );
  });

  test('tells averages and, with hours in their names, what they come to', async () => {
    const client = await start();
    const { items } = await report(client, [client.clusterId]);
    const { cpu, memory } = items[0] ?? {};
    expect(cpu?.provisionedCores).toBeCloseTo(8, 9);
    expect(cpu?.provisionedCoreHours).toBeCloseTo(8 * HOURS, 6);
    expect(memory?.provisionedGib).toBeCloseTo(32, 9);
    expect(memory?.provisionedByteHours).toBeCloseTo(32 * GIB * HOURS, -3);
    expect(memory?.provisionedByteHours).toBeGreaterThan(Number.MAX_SAFE_INTEGER / 1000);
  });

  test('tells what kind of baseline there is, and saves nothing without one', async () => {
    const client = await start();
    const { items } = await report(client);
    expect(items.map(({ baselineType, clusterName }) => `${clusterName}: ${baselineType}`)).toEqual([
      'with-history: CLUSTER_HISTORY',
      'without: INDUSTRY_AVERAGE',
      'read-only: BASELINE_TYPE_UNSPECIFIED',
    ]);
    expect(items[2]?.cost).toMatchObject({
      totalSavings: 0,
      workloadAutoscalerSavings: 0,
      projectedCost: items[2]?.cost.actualCost,
    });
    expect(items.map(({ autoscalerAdopted }) => autoscalerAdopted)).toEqual([true, true, false]);
  });

  test('leaves out a cluster that had no data in the window', async () => {
    const client = await start();
    const query = { startTime: '2025-11-01T00:00:00Z', endTime: '2025-11-15T00:00:00Z' };
    const params = { organizationId: client.sim.organizationId };
    const { items } = await client.ok('runValueRealizationReport', { params, query, body: {} });
    expect(items).toEqual([]);
  });

  test('wants its times in the query, under either of their names', async () => {
    const { sim } = await start();
    const url = `${sim.url}/reporting/v1beta/organizations/${sim.organizationId}/clusters:runValueRealizationReport`;
    const headers = { 'X-API-Key': sim.apiKey, 'Content-Type': 'application/json' };
    const body = JSON.stringify(WINDOW);
    const refused = await fetch(url, { method: 'POST', headers, body });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('start_time value is required');
    const search = `start_time=${WINDOW.startTime}&end_time=${WINDOW.endTime}`;
    const answered = await fetch(`${url}?${search}`, { method: 'POST', headers, body: '{}' });
    expect(answered.status).toBe(200);
  });
});

describe('runValueRealizationTimelineReport()', () => {
  const query = { startTime: '2026-09-15T00:00:00Z', endTime: '2026-11-22T10:00:00Z' };

  test('calls a month by its first instant, and has the current one in part', async () => {
    const { ok, sim } = await start();
    const params = { organizationId: sim.organizationId };
    const { timelineItems } = await ok('runValueRealizationTimelineReport', {
      params,
      query: { ...query, step: 'ONE_MONTH' },
      body: {},
    });
    expect(timelineItems.map(({ timestamp }) => timestamp)).toEqual([
      '2026-09-01T00:00:00Z',
      '2026-10-01T00:00:00Z',
      '2026-11-01T00:00:00Z',
    ]);
    const hours = (AT - Date.parse('2026-11-01T00:00:00Z')) / 3_600_000;
    expect(timelineItems[2]?.cpu.provisionedCoreHours).toBeCloseTo(3 * 8 * hours, 4);
  });

  test('leaves out what was before the first data', async () => {
    const { ok, sim } = await start();
    const { timelineItems } = await ok('runValueRealizationTimelineReport', {
      params: { organizationId: sim.organizationId },
      query: { startTime: '2025-06-01T00:00:00Z', endTime: '2026-03-01T00:00:00Z' },
      body: {},
    });
    expect(timelineItems.map(({ timestamp }) => timestamp)).toEqual([
      '2026-01-01T00:00:00Z',
      '2026-02-01T00:00:00Z',
    ]);
  });

  test('adds up: its steps make the summary, and the summary the report of all clusters', async () => {
    const client = await start();
    const params = { organizationId: client.sim.organizationId };
    const { summary, timelineItems } = await client.ok('runValueRealizationTimelineReport', {
      params,
      query: { ...WINDOW, step: 'ONE_DAY' },
      body: {},
    });
    const { items } = await report(client);
    expect(timelineItems).toHaveLength(14);
    for (const field of [
      'actualCost',
      'projectedCost',
      'totalSavings',
      'workloadAutoscalerSavings',
    ] as const) {
      const total = items.reduce((sum, { cost }) => sum + cost[field], 0);
      expect(summary.cost[field]).toBeCloseTo(total, 6);
      expect(timelineItems.reduce((sum, { cost }) => sum + cost[field], 0)).toBeCloseTo(total, 6);
    }
    const { nodes } = summary;
    expect(nodes.actualNodeCount).toBeCloseTo(6, 9);
    expect(nodes.actualNodeCount * nodes.actualCostPerNode).toBeCloseTo(summary.cost.actualCost, 6);
  });

  test('tells what managed workloads asked for and used, in core-hours and byte-hours', async () => {
    const { ok, sim } = await start();
    const { summary } = await ok('runValueRealizationTimelineReport', {
      params: { organizationId: sim.organizationId },
      query: WINDOW,
      body: {},
    });
    const { managed, managedWorkloadCount, totalWorkloadCount, unmanaged } = summary.workloadOptimization;
    expect([managedWorkloadCount, totalWorkloadCount]).toEqual(['3', '3']);
    expect(managed.cpuRequestedCoreHours).toBeCloseTo(3 * 2 * 0.5 * HOURS, 6);
    expect(managed.memoryRequestedByteHours / GIB).toBeCloseTo(3 * 2 * 1 * HOURS, 6);
    expect(unmanaged.cpuRequestedCoreHours).toBe(0);
  });

  test('refuses another step in the words of the API', async () => {
    const { sim } = await start();
    const search = new URLSearchParams({ ...query, step: 'AGGREGATION_STEP_DAY' });
    const path = `/reporting/v1beta/organizations/${sim.organizationId}:runValueRealizationTimelineReport`;
    const answer = await fetch(`${sim.url}${path}?${search.toString()}`, {
      method: 'POST',
      headers: { 'X-API-Key': sim.apiKey, 'Content-Type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      message: 'parsing field "step": "AGGREGATION_STEP_DAY" is not a valid value',
    });
  });

  test.each([
    [true, 1],
    [false, 3],
  ])('heeds clusterIds or not, as filtersTimeline says: %s', async (filtersTimeline, clusters) => {
    const { ok, sim, clusterId } = await start({ filtersTimeline });
    const { summary } = await ok('runValueRealizationTimelineReport', {
      params: { organizationId: sim.organizationId },
      query: WINDOW,
      body: { clusterIds: [clusterId] },
    });
    expect(summary.nodes.actualNodeCount).toBeCloseTo(2 * clusters, 9);
  });
});

describe('getClusterBaseline()', () => {
  test('covers the time from when the cluster was made to the midnight of the first action', async () => {
    const { ok, sim, clusterId } = await start();
    const baseline = await ok('getClusterBaseline', {
      params: { organizationId: sim.organizationId, clusterId },
    });
    expect(baseline).toMatchObject({
      baselineType: 'CLUSTER_HISTORY',
      baselinePeriodStartTime: '2026-01-01T10:00:00Z',
      baselinePeriodEndTime: '2026-02-01T00:00:00Z',
      updateTime: '2026-02-02T00:00:00Z',
    });
  });

  test('is a page of the gateway where there is no history: 404, 146 bytes of HTML', async () => {
    const { sim } = await start();
    for (const clusterId of sim.clusterIds.slice(1)) {
      const path = `/reporting/v1beta/organizations/${sim.organizationId}/clusters/${clusterId}/baseline-params`;
      const answer = await fetch(sim.url + path, { headers: { 'X-API-Key': sim.apiKey } });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toBe('text/html');
      expect((await answer.arrayBuffer()).byteLength).toBe(146);
    }
  });
});

test('listClusterRestrictions() lists the workloads that may not be evicted', async () => {
  const annotations = [{ key: 'autoscaling.cast.ai/removal-disabled', value: 'true' }];
  const workloads = [
    { name: 'free', namespace: 'shop' },
    { name: 'pinned', namespace: 'shop', annotations },
  ];
  const { ok, sim, clusterId } = await startChecked({ world: { clusters: [{ nodes: [{}], workloads }] } });
  const restrictions = await ok('listClusterRestrictions', {
    params: { organizationId: sim.organizationId, clusterId },
  });
  expect(restrictions).toEqual({
    items: [
      {
        resource: { resourceName: 'pinned', resourceKind: 'Deployment', resourceNamespace: 'shop' },
        restrictionIds: ['removal-disabled'],
      },
    ],
    totalCount: 1,
  });
});
