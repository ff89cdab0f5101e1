import { priceOf } from '../world/node-price.ts';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import type { ResponseOf } from '../http/route.ts';
import type { Simulator } from '../index.ts';

const AT = Date.parse('2026-11-22T00:00:00Z');
const DAY_MS = 86_400_000;
const WEEK = { startTime: '2026-11-15T00:00:00Z', endTime: '2026-11-22T00:00:00Z' } as const;

function start(): Promise<CheckedClient> {
  return startChecked({ now: () => AT, world: { clusters: 2, nodes: 10, workloads: 30 } });
}

function hourlyPrice(sim: Simulator): number {
  return (sim.world.clusters[0]?.nodes ?? []).reduce((sum, node) => sum + priceOf(node), 0);
}

function sum(texts: readonly (string | undefined)[]): number {
  return texts.reduce((total, text) => total + Number(text ?? 0), 0);
}

/** What the nodes cost, without their disks. */
function computeCostIn({
  totalCostOnDemand,
  totalCostSpot,
  totalCostSpotFallback,
}: ResponseOf<'getClusterCost'>['summary'] = {}): number {
  return sum([totalCostOnDemand, totalCostSpot, totalCostSpotFallback]);
}

describe('the cost of a cluster', () => {
  test('is that of its nodes, hour by hour, and 24 of them make the total', async () => {
    const { ok, sim, clusterId } = await start();
    const query = { ...WEEK, useListingPrices: true };
    const { items = [], summary } = await ok('getClusterCost', { params: { clusterId }, query });
    expect(items).toHaveLength(7);
    for (const { costOnDemand, costSpot, costSpotFallback } of items) {
      expect(sum([costOnDemand, costSpot, costSpotFallback])).toBeCloseTo(hourlyPrice(sim), 3);
    }
    const hourly = items.map(({ costOnDemand, costSpot, costSpotFallback }) =>
      sum([costOnDemand, costSpot, costSpotFallback]),
    );
    const total = hourly.reduce((all, cost) => all + cost * 24, 0);
    expect(computeCostIn(summary)).toBeCloseTo(total, 2);
    expect(sum([summary?.totalCpuCost, summary?.totalRamCost])).toBeCloseTo(total, 2);
  });

  test('is less without list prices', async () => {
    const { ok, clusterId } = await start();
    const listed = await ok('getClusterCost', {
      params: { clusterId },
      query: { ...WEEK, useListingPrices: true },
    });
    const discounted = await ok('getClusterCost', { params: { clusterId }, query: WEEK });
    expect(Number(discounted.summary?.totalCost)).toBeLessThan(Number(listed.summary?.totalCost));
  });

  test('follows nodes that come and go: only for as long as they are there', async () => {
    const { ok, sim, clusterId } = await start();
    const before = hourlyPrice(sim);
    const { nodeId } = await ok('addNode', { params: { clusterId }, body: { instanceType: 'm5.4xlarge' } });
    const added = priceOf(await ok('getNode', { params: { clusterId, nodeId } }));
    sim.advance(DAY_MS / 2);
    await ok('deleteNode', { params: { clusterId, nodeId }, query: { forceDelete: true } });
    sim.advance(DAY_MS / 2);
    const query = {
      startTime: '2026-11-22T00:00:00Z',
      endTime: '2026-11-23T00:00:00Z',
      useListingPrices: true,
    };
    const { summary } = await ok('getClusterCost', { params: { clusterId }, query });
    expect(computeCostIn(summary) / 24).toBeCloseTo(before + added / 2, 2);
  });

  test('is nothing while it is hibernated, and of the future there is none', async () => {
    const { ok, sim, clusterId } = await start();
    await ok('hibernateCluster', { params: { clusterId } });
    sim.advance(3000 + DAY_MS);
    const query = { startTime: '2026-11-22T00:00:03Z', endTime: '2026-12-22T00:00:03Z' };
    const { items = [], summary } = await ok('getClusterCost', { params: { clusterId }, query });
    expect(items).toHaveLength(1);
    expect(Number(summary?.totalCost)).toBe(0);
    const now = await ok('getClusterCostSummary', { params: { clusterId } });
    expect(Number(now.summary?.costHourlyOnDemand)).toBe(0);
  });

  test('agrees with the node count history', async () => {
    const { ok, clusterId } = await start();
    const history = await ok('getClusterNodeCountHistory', { params: { clusterId }, query: WEEK });
    const [first] = history.items ?? [];
    expect(
      (first?.nodeCountOnDemand ?? 0) + (first?.nodeCountSpot ?? 0) + (first?.nodeCountFallback ?? 0),
    ).toBe(10);
  });

  test('agrees with the summary and the organization', async () => {
    const { ok, clusterId } = await start();
    const query = { ...WEEK, useListingPrices: true };
    const { summary } = await ok('getClusterCost', { params: { clusterId }, query });
    const { clusters = [] } = await ok('getClustersCost', { query });
    const own = clusters.find((cluster) => cluster.clusterId === clusterId)?.summary;
    const hourly = computeCostIn(summary) / (7 * 24);
    expect(Number(own?.totalCost)).toBeCloseTo(hourly, 3);
    expect(Number(own?.totalCostPercentChange)).toBeCloseTo(0, 6);
    const { items = [] } = await ok('getClustersCostSummary', { query: { useListingPrices: true } });
    const now = items.find((cluster) => cluster.clusterId === clusterId);
    expect(sum([now?.costHourlyOnDemand, now?.costHourlySpot, now?.costHourlySpotFallback])).toBeCloseTo(
      hourly,
      3,
    );
  });

  test('calls a cluster read-only whose savings it refuses', async () => {
    const { ok, refused, clusterId } = await startChecked({
      now: () => AT,
      world: { clusters: [{ cluster: { isPhase2: false } }, {}] },
    });
    const overview = await ok('getClusterCostOverview', { params: { clusterId }, query: WEEK });
    expect(overview.state).toBe('CLUSTER_STATE_READ_ONLY');
    expect(await refused('getClusterSavings', { params: { clusterId }, query: WEEK })).toBe(
      `400: this API is not available for cluster "${clusterId}": cluster is read-only`,
    );
  });

  test('is refused for a window that ends before it starts', async () => {
    const { refused, clusterId } = await start();
    const query = { startTime: WEEK.endTime, endTime: WEEK.startTime };
    expect(await refused('getClusterCost', { params: { clusterId }, query })).toMatch(/^400: .*endTime/);
  });
});

describe('the cost of workloads', () => {
  test('is never more than that of the nodes, and all of it with what is idle', async () => {
    const { ok, clusterId } = await start();
    const params = { clusterId };
    const { summary } = await ok('getClusterCost', { params, query: WEEK });
    const cluster = computeCostIn(summary);
    const costs = async (includeIdleResourceCosts: boolean): Promise<number> => {
      const { items = [] } = await ok('getWorkloadCostSummaries', {
        params,
        query: { ...WEEK, includeIdleResourceCosts },
        body: {},
      });
      return sum(items.map(({ cost }) => cost?.totalCost));
    };
    const requested = await costs(false);
    expect(requested).toBeGreaterThan(0);
    expect(requested).toBeLessThan(cluster);
    expect(await costs(true)).toBeCloseTo(cluster, 1);
  });

  test('reports on the workloads of all allocation groups where the path names none', async () => {
    const { ok, sim } = await start();
    for (const namespaces of [['shop'], ['shop', 'payments']]) {
      await ok('createAllocationGroup', { body: { name: namespaces.join(), filter: { namespaces } } });
    }
    const search = new URLSearchParams({ startTime: WEEK.startTime, endTime: WEEK.endTime });
    const url = `${sim.url}/v1/cost-reports/allocation-groups//workload-costs?${search.toString()}`;
    const answer = await fetch(url, { headers: { 'X-API-Key': sim.apiKey } });
    expect(answer.status).toBe(200);
    const body: unknown = await answer.json();
    const wanted = sim.world.clusters
      .flatMap(({ workloads }) => workloads)
      .filter(({ namespace }) => ['shop', 'payments'].includes(namespace));
    const names = wanted.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(body).toHaveProperty('items.length', names.length);
    for (const name of names) expect(JSON.stringify(body)).toContain(`"workloadName":"${name}"`);
  });

  test('adds up to that of their namespaces, and of an allocation group of all', async () => {
    const { ok, clusterId } = await start();
    const params = { clusterId };
    const workloads = await ok('getWorkloadCostSummaries', { params, query: WEEK, body: {} });
    const total = sum((workloads.items ?? []).map(({ cost }) => cost?.totalCost));
    const namespaces = await ok('getNamespaceCostSummaries', { params, query: WEEK, body: {} });
    expect(sum((namespaces.items ?? []).map(({ cost }) => cost?.totalCost))).toBeCloseTo(total, 2);
    await ok('createAllocationGroup', { body: { name: 'all', filter: { clusterIds: [clusterId] } } });
    const { items = [] } = await ok('getAllocationGroupCostSummaries', { query: WEEK });
    const { totalCostOnDemand, totalCostSpot, totalCostSpotFallback } = items[0]?.summary ?? {};
    expect(sum([totalCostOnDemand, totalCostSpot, totalCostSpotFallback])).toBeCloseTo(total, 2);
  });

  test('is sorted by what it adds up to', async () => {
    const { ok, clusterId } = await start();
    const query = {
      ...WEEK,
      'sort.field': 'cost.totalCost',
      'sort.order': 'DESC',
      'page.limit': '5',
    } as const;
    const { items = [], count } = await ok('getWorkloadCostSummaries', {
      params: { clusterId },
      query,
      body: {},
    });
    const costs = items.map(({ cost }) => Number(cost?.totalCost));
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    expect(count).toBe('30');
  });
});

describe('savings', () => {
  test('are estimated in list prices, as a plan would bring them', async () => {
    const { ok, sim, clusterId } = await start();
    const { currentConfiguration, recommendations = {} } = await ok('getClusterEstimatedSavings', {
      params: { clusterId },
    });
    expect(Number(currentConfiguration?.totalPrice?.hourly)).toBeCloseTo(hourlyPrice(sim), 3);
    expect(Object.keys(recommendations)).toEqual(['Layman', 'SpotInstances', 'SpotOnly']);
    const { rebalancingPlanId = '' } = await ok('generateRebalancingPlan', {
      params: { clusterId },
      body: { minNodes: 0 },
    });
    sim.advance(1000);
    const plan = await ok('getRebalancingPlan', {
      params: { clusterId, rebalancingPlanId },
      query: { includeConfigurations: true },
    });
    expect(Number(recommendations['Layman']?.savingsPercentage)).toBeCloseTo(
      Number(plan.configurations?.diff?.clusterSavingsPercentage),
      1,
    );
  });

  test('that were realized are told while the autoscaler is off: that alone makes no cluster read-only', async () => {
    const { ok, clusterId } = await start();
    const params = { clusterId };
    const policies = await ok('getClusterPolicies', { params });
    await ok('updateClusterPolicies', { params, body: { ...policies, enabled: false } });
    const { items = [] } = await ok('getClusterSavings', { params, query: WEEK });
    expect(items).toHaveLength(7);
  });
});

test('a cluster that is deleted costs nothing from then on', async () => {
  const start = Date.parse('2026-11-22T00:00:00Z');
  const { ok, sim, clusterId } = await startChecked({ now: () => start, world: { clusters: 1 } });
  const params = { clusterId };
  await ok('disconnectCluster', { params, body: {} });
  sim.advance(2_000);
  await ok('deleteCluster', { params });
  sim.advance(86_400_000);
  const query = { startTime: '2026-11-21T00:00:00Z', endTime: '2026-11-23T00:00:00Z', stepSeconds: 86_400 };
  const { items = [] } = await ok('getClusterCost', { params, query });
  const costs = items.map(({ costOnDemand }) => Number(costOnDemand));
  expect(costs[0]).toBeGreaterThan(0.1);
  expect(costs[1]).toBeLessThan(0.01);
});

test('compareCosts() tells what two periods of the same length cost, and how they differ', async () => {
  const { ok, sim, clusterId } = await start();
  await ok('addNode', { params: { clusterId }, body: { instanceType: 'm5.4xlarge' } });
  sim.advance(10 * DAY_MS);
  const query = {
    startTimeA: '2026-11-10T00:00:00Z',
    startTimeB: '2026-11-23T00:00:00Z',
    rangeDays: 7,
    clusterIds: [clusterId],
  };
  const { summary = {}, periodA = {}, periodB = {} } = await ok('compareCosts', { query });
  const window = { startTime: query.startTimeA, endTime: '2026-11-17T00:00:00Z' };
  const report = await ok('getClusterCost', { params: { clusterId }, query: window });
  expect(periodA.totalCost).toBeCloseTo(computeCostIn(report.summary), 3);
  expect((periodB.provisionedCpuCores ?? 0) - (periodA.provisionedCpuCores ?? 0)).toBeCloseTo(16, 3);
  const [before = 0, after = 0] = [periodA, periodB].map(
    ({ totalCost = 0, provisionedCpuCores = 0 }) => totalCost / provisionedCpuCores,
  );
  expect(summary.savingsPerProvisionedCpuCore).toBeCloseTo(before - after, 6);
  expect(summary.clusterGrowthRate).toBe(0);
  expect(summary.workloadCpuCoresReduced).toBeGreaterThan(0);
});
