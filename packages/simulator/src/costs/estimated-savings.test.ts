import type { Schemas } from '@castai-bot/api';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

const AT = Date.parse('2026-11-22T10:30:00.123Z');
const HOURS_PER_MONTH = 730;
const GIB = 2 ** 30;

type PricedNode = Schemas['PricedNode'];

function start(): Promise<CheckedClient> {
  return startChecked({
    now: () => AT,
    world: { clusters: 1, nodes: 8, workloads: 20, clouds: ['aws'] },
  });
}

function sum(nodes: readonly PricedNode[] | undefined, read: (node: PricedNode) => unknown): number {
  return (nodes ?? []).reduce((total, node) => total + Number(read(node)), 0);
}

describe('getClusterEstimatedSavings()', () => {
  test('adds up: nodes make the price of the cluster, 730 hours a month', async () => {
    const { ok, clusterId } = await start();
    const { currentConfiguration } = await ok('getClusterEstimatedSavings', { params: { clusterId } });
    const { nodes, totalPrice } = currentConfiguration ?? {};
    const hourly = Number(totalPrice?.hourly);
    expect(nodes).toHaveLength(8);
    expect(hourly).toBeCloseTo(
      sum(nodes, ({ price }) => price),
      5,
    );
    expect(Number(totalPrice?.monthly)).toBeCloseTo(hourly * HOURS_PER_MONTH, 4);
  });

  test.each(['Layman', 'SpotInstances', 'SpotOnly'])(
    'adds up: the nodes after it make the price that %s tells, and the percentage is of it',
    async (scenario) => {
      const { ok, clusterId } = await start();
      const answer = await ok('getClusterEstimatedSavings', { params: { clusterId } });
      const { details, hourly, monthly, savingsPercentage } = answer.recommendations?.[scenario] ?? {};
      const after = details?.configurationAfter;
      const [before, then] = [Number(hourly?.priceBefore), Number(hourly?.priceAfter)];
      expect(hourly?.priceBefore).toBe(answer.currentConfiguration?.totalPrice?.hourly);
      expect(hourly?.priceAfter).toBe(after?.summary?.price);
      expect(then).toBeCloseTo(
        sum(after?.nodes, ({ price }) => price),
        5,
      );
      expect(Number(monthly?.priceAfter)).toBeCloseTo(then * HOURS_PER_MONTH, 4);
      expect(Number(savingsPercentage)).toBeCloseTo(((before - then) / before) * 100, 8);
    },
  );

  test('splits the price of a node between its cores and its memory', async () => {
    const { ok, clusterId } = await start();
    const { currentConfiguration } = await ok('getClusterEstimatedSavings', { params: { clusterId } });
    for (const { cpuPrice, price, ramPrice } of currentConfiguration?.nodes ?? []) {
      expect(Number(cpuPrice) + Number(ramPrice)).toBeCloseTo(Number(price), 9);
      expect(Number(cpuPrice)).toBeGreaterThan(0);
    }
  });

  test('writes prices with five decimals, percentages with ten, those of nodes as they are', async () => {
    const { ok, clusterId } = await start();
    const { currentConfiguration, recommendations = {} } = await ok('getClusterEstimatedSavings', {
      params: { clusterId },
    });
    for (const each of Object.values(recommendations)) {
      const full = [each.hourly, each.monthly, each.armSavingsMonthly].flatMap(
        ({ priceAfter = '', priceBefore = '' } = {}) => [priceBefore, priceAfter],
      );
      expect(full.filter((price) => !/^\d+\.\d{5}$/.test(price))).toEqual([]);
      expect(each.savingsPercentage).toMatch(/^-?\d+\.\d{10}$/);
    }
    const prices = (currentConfiguration?.nodes ?? []).map(({ price = '' }) => price);
    expect(prices.filter((price) => !/^\d+(\.\d{0,4}[1-9])?$/.test(price))).toEqual([]);
  });

  test('sums a configuration up, and offers one of arm64', async () => {
    const { ok, clusterId } = await start();
    const { recommendations = {} } = await ok('getClusterEstimatedSavings', { params: { clusterId } });
    const { details } = recommendations['SpotOnly'] ?? {};
    const { nodes, summary } = details?.configurationAfter ?? {};
    expect(summary).toMatchObject({
      nodes: nodes?.length,
      distinctNodeTypes: new Set(nodes?.map(({ instanceType }) => instanceType)).size,
      cpuCores: sum(nodes, ({ cpuCores }) => cpuCores),
      ramBytes: sum(nodes, ({ ramBytes }) => ramBytes),
      gpu: 0,
    });
    expect(Number(summary?.avgRamPrice) * (Number(summary?.ramBytes) / GIB)).toBeCloseTo(
      sum(nodes, ({ ramPrice }) => ramPrice),
      3,
    );
    const made = (details?.armSavingsConfiguration?.nodes ?? []).map(({ instanceType = '' }) => instanceType);
    expect(made.some((name) => /^[a-z]\d+g/.test(name))).toBe(true);
  });

  test('gives no name and no zone to nodes that are not there yet', async () => {
    const { ok, clusterId } = await start();
    const { currentConfiguration, recommendations = {} } = await ok('getClusterEstimatedSavings', {
      params: { clusterId },
    });
    const after = Object.values(recommendations).flatMap(
      ({ details }) => details?.configurationAfter?.nodes ?? [],
    );
    expect(new Set(after.map(({ az, nodeName }) => `${nodeName}|${az}`))).toEqual(new Set(['|']));
    expect(
      (currentConfiguration?.nodes ?? []).every(({ az, nodeName }) => az !== '' && nodeName !== ''),
    ).toBe(true);
  });

  test('tells of workloads by their ReplicaSets, with the pods and nodes that there are', async () => {
    const { ok, sim, clusterId } = await start();
    const { currentConfiguration, recommendations = {} } = await ok('getClusterEstimatedSavings', {
      params: { clusterId },
    });
    const workloads = currentConfiguration?.workloads ?? [];
    const { nodes = [], workloads: all = [] } = sim.world.clusters[0] ?? {};
    const names = new Set(nodes.map(({ name }) => name));
    expect(workloads.length).toBeGreaterThan(3);
    for (const workload of workloads) {
      const { currentNodes = [], replicas = [], workloadName = '', workloadType } = workload;
      expect(['ReplicaSet', 'StatefulSet']).toContain(workloadType);
      expect(currentNodes.every((name) => names.has(name))).toBe(true);
      expect(new Set(replicas).size).toBe(replicas.length);
      const known = all.find(({ name }) => workloadName.replace(/-[0-9a-f]{10}$/, '') === name);
      expect(known?.podCount).toBe(replicas.length);
    }
    const spotOnly = recommendations['SpotOnly']?.details?.replicatedWorkloads ?? [];
    expect(new Set(spotOnly.map(({ recommendedNodeType }) => recommendedNodeType))).toEqual(
      new Set(['spot']),
    );
  });

  test('was updated at a time told to the nanosecond', async () => {
    const { ok, clusterId } = await start();
    const { lastUpdatedAt } = await ok('getClusterEstimatedSavings', { params: { clusterId } });
    expect(lastUpdatedAt).toMatch(/^2026-11-22T10:30:00\.123\d{5}[1-9]Z$/);
  });
});

describe('getClusterEstimatedSavingsHistory()', () => {
  const fromDate = '2026-10-01T00:00:00Z';
  const toDate = '2026-10-31T00:00:00Z';

  test('has an item an hour, called by the end of its hour', async () => {
    const { ok, clusterId } = await start();
    const { items = [] } = await ok('getClusterEstimatedSavingsHistory', {
      params: { clusterId },
      query: { fromDate, toDate },
    });
    expect(items).toHaveLength(720);
    expect(items[0]?.createdAt).toBe('2026-10-01T01:00:00Z');
    expect(items.at(-1)?.createdAt).toBe(toDate);
  });

  test('agrees with the cost report, and counts no nodes', async () => {
    const { ok, clusterId } = await start();
    const params = { clusterId };
    const { items = [] } = await ok('getClusterEstimatedSavingsHistory', {
      params,
      query: { fromDate, toDate, useListingPrices: true },
    });
    const { summary = {} } = await ok('getClusterCost', {
      params,
      query: { startTime: fromDate, endTime: toDate, useListingPrices: true },
    });
    const cost = items.reduce((total, { current }) => total + (current?.costPerHour ?? 0), 0);
    const { totalCostOnDemand, totalCostSpot, totalCostSpotFallback } = summary;
    const parts = [totalCostOnDemand, totalCostSpot, totalCostSpotFallback].map(Number);
    expect(cost).toBeCloseTo(
      parts.reduce((total, part) => total + part, 0),
      2,
    );
    expect(items[0]?.current).toMatchObject({ totalNodeCount: 0 });
    expect(items[0]?.current?.totalCpu).toBeGreaterThan(0);
  });

  test('could have cost what the recommendation of today says, while the nodes are those of today', async () => {
    const { ok, clusterId } = await start();
    const params = { clusterId };
    const { recommendations = {} } = await ok('getClusterEstimatedSavings', { params });
    const { items = [] } = await ok('getClusterEstimatedSavingsHistory', {
      params,
      query: { fromDate, toDate, useListingPrices: true },
    });
    expect(items[0]?.optimizedSpotOnly?.costPerHour).toBeCloseTo(
      Number(recommendations['SpotOnly']?.hourly?.priceAfter),
      3,
    );
  });
});
