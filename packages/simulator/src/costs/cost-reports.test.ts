import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

const AT = Date.parse('2026-11-22T10:30:00.123Z');
const HOUR_MS = 3_600_000;
const WEEK = {
  startTime: '2026-11-15T00:00:00Z',
  endTime: '2026-11-22T00:00:00Z',
  stepSeconds: 86_400,
} as const;
const WEEK_HOURS = 7 * 24;
const STARTS = [15, 16, 17, 18, 19, 20, 21].map((day) => `2026-11-${day}T00:00:00Z`);
const ENDS = [...STARTS.slice(1), '2026-11-22T00:00:00Z'];
/** What the public list says of m5.large in most regions of the United States, dollars an hour. */
const M5_LARGE = 0.096;
/** What a simulated node has of disk, and what that costs an hour. */
const DISK = { gib: 100, price: (100 * 0.08) / 730 };

/** Two nodes on demand and one spot instance, all of one type and there since long before the window. */
function start(): Promise<CheckedClient> {
  const node = { instanceType: 'm5.large', createdAt: '2026-01-01T00:00:00Z' };
  const spot = { spotConfig: { isSpot: true } };
  return startChecked({
    now: () => AT,
    world: {
      clusters: [
        {
          cluster: { createdAt: '2026-01-01T00:00:00Z', isPhase2: true },
          nodes: [
            { ...node, name: 'b' },
            { ...node, name: 'a' },
            { ...node, ...spot, name: 'c' },
          ],
          workloads: [],
        },
      ],
    },
  });
}

function sum(texts: readonly (string | undefined)[]): number {
  return texts.reduce((total, text) => total + Number(text ?? Number.NaN), 0);
}

/** Everything in a report that is meant as a number. */
function amountsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(amountsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(amountsIn);
  return typeof value === 'string' && /^-?[\d.]+$/.test(value) ? [value] : [];
}

describe('getClusterCost()', () => {
  test('calls a step by its end, in whole seconds', async () => {
    const { ok, clusterId } = await start();
    const { items = [] } = await ok('getClusterCost', { params: { clusterId }, query: WEEK });
    expect(items.map(({ timestamp }) => timestamp)).toEqual(ENDS);
  });

  test('calls the step that is not over yet by the end that it will have', async () => {
    const { ok, clusterId } = await start();
    const query = { ...WEEK, startTime: WEEK.endTime, endTime: '2026-11-25T00:00:00Z' };
    const { items = [], summary } = await ok('getClusterCost', { params: { clusterId }, query });
    expect(items.map(({ timestamp }) => timestamp)).toEqual(['2026-11-23T00:00:00Z']);
    const hours = (AT - Date.parse(WEEK.endTime)) / HOUR_MS;
    expect(sum([summary?.totalCostOnDemand])).toBeCloseTo(sum([items[0]?.costOnDemand]) * hours, 4);
  });

  test('writes every amount with six decimals, GPUs and TPUs too', async () => {
    const { ok, clusterId } = await start();
    const { items = [], summary } = await ok('getClusterCost', { params: { clusterId }, query: WEEK });
    const amounts = amountsIn([items, summary]);
    expect(amounts.length).toBeGreaterThan(300);
    expect(amounts.filter((text) => !/^\d+\.\d{6}$/.test(text))).toEqual([]);
    expect(items[0]?.totalTpuCostSpotFallback).toBe('0.000000');
  });

  test('adds up: the hours of a step make its sum, the steps the window, lifecycles and storage the whole', async () => {
    const { ok, clusterId } = await start();
    const { items = [], summary = {} } = await ok('getClusterCost', { params: { clusterId }, query: WEEK });
    for (const item of items) {
      expect(sum([item.totalCpuCostOnDemand])).toBeCloseTo(24 * sum([item.cpuCostOnDemand]), 4);
      expect(sum([item.totalStorageCost])).toBeCloseTo(24 * sum([item.storageCost]), 4);
      expect(sum([item.cpuCostSpot, item.ramCostSpot])).toBeCloseTo(sum([item.costSpot]), 4);
    }
    expect(sum(items.map(({ totalStorageCost }) => totalStorageCost))).toBeCloseTo(
      sum([summary.totalStorageCost]),
      3,
    );
    const { totalCostOnDemand, totalCostSpot, totalCostSpotFallback, totalStorageCost } = summary;
    const parts = [totalCostOnDemand, totalCostSpot, totalCostSpotFallback, totalStorageCost];
    expect(sum([summary.totalCost])).toBeCloseTo(sum(parts), 4);
    expect(sum([summary.avgCost]) * WEEK_HOURS).toBeCloseTo(sum([summary.totalCost]), 3);
  });

  test('is what the nodes and their disks cost, times the hours', async () => {
    const { ok, clusterId } = await start();
    const query = { ...WEEK, useListingPrices: true };
    const { summary = {} } = await ok('getClusterCost', { params: { clusterId }, query });
    expect(sum([summary.totalCostOnDemand])).toBeCloseTo(2 * M5_LARGE * WEEK_HOURS, 3);
    expect(sum([summary.totalStorageCost])).toBeCloseTo(3 * DISK.price * WEEK_HOURS, 3);
    expect(sum([summary.avgStorageGib])).toBeCloseTo(3 * DISK.gib, 6);
  });
});

describe('getClusterSavings()', () => {
  test('calls days by their ends, every one of the window, and in no order', async () => {
    const { ok, clusterId } = await start();
    const { items = [] } = await ok('getClusterSavings', { params: { clusterId }, query: WEEK });
    const times = items.map(({ timestamp = '' }) => timestamp);
    expect(times.toSorted()).toEqual(ENDS);
    expect(times).not.toEqual(ENDS);
    expect(items.map(({ downscalingSavings }) => downscalingSavings)).toEqual(Array(7).fill('0.000000'));
  });

  test('gives the same order to the same question', async () => {
    const { ok, clusterId } = await start();
    const ask = { params: { clusterId }, query: WEEK } as const;
    expect(await ok('getClusterSavings', ask)).toEqual(await ok('getClusterSavings', ask));
  });

  test('adds up: the steps make the savings, and the cost is what on demand costs without storage', async () => {
    const { ok, clusterId } = await start();
    const params = { clusterId };
    const { items = [], summary = {} } = await ok('getClusterSavings', { params, query: WEEK });
    const both = items.flatMap(({ downscalingSavings, spotSavings }) => [downscalingSavings, spotSavings]);
    expect(sum(both)).toBeCloseTo(sum([summary.totalSavings]), 3);
    const cost = await ok('getClusterCost', { params, query: WEEK });
    expect(summary.totalCost).toBe(cost.summary?.totalCostOnDemand);
  });

  test('tells what spot instances cost less than on demand, for as long as they were there', async () => {
    const { ok, sim, clusterId } = await start();
    const params = { clusterId };
    const query = { startTime: WEEK.startTime, endTime: '2026-11-24T00:00:00Z', useListingPrices: true };
    const spotId = sim.world.clusters[0]?.nodes.find(({ name }) => name === 'c')?.id ?? '';
    await ok('deleteNode', { params: { clusterId, nodeId: spotId }, query: { forceDelete: true } });
    sim.advance(10 * 24 * HOUR_MS);
    const { summary = {} } = await ok('getClusterSavings', { params, query });
    const cost = await ok('getClusterCost', { params, query });
    const spotCost = sum([cost.summary?.totalCostSpot]);
    const hours = (AT - Date.parse(WEEK.startTime)) / HOUR_MS;
    expect(spotCost + sum([summary.totalSavings])).toBeCloseTo(M5_LARGE * hours, 2);
  });
});

describe('getClusterResourceUsage()', () => {
  test('calls a step by its end, and says nothing of the use of GPUs that are not there', async () => {
    const { ok, clusterId } = await start();
    const { items = [] } = await ok('getClusterResourceUsage', { params: { clusterId }, query: WEEK });
    expect(items.map(({ timestamp }) => timestamp)).toEqual(ENDS);
    expect(items[0]).toMatchObject({
      cpuProvisioned: '6.000000',
      gpuAllocatable: '0.000000',
      gpuUsed: '',
      gpuMemoryUsed: '',
      measurableGpuPodCount: '0',
      tpuRequested: '0.000000',
    });
  });
});

describe('getClusterEfficiency()', () => {
  test('calls a step by its end, as the cost report does', async () => {
    const { ok, clusterId } = await start();
    const { items = [] } = await ok('getClusterEfficiency', { params: { clusterId }, query: WEEK });
    expect(items.map(({ timestamp }) => timestamp)).toEqual(ENDS);
    expect(items.map(({ cpuCountOnDemand }) => cpuCountOnDemand)).toEqual(Array(7).fill('4.000000'));
  });
});

describe('getClusterNodeCountHistory()', () => {
  test('calls a step by its start, and tells of the window where its data come from', async () => {
    const { ok, clusterId } = await start();
    const history = await ok('getClusterNodeCountHistory', { params: { clusterId }, query: WEEK });
    const { items = [] } = history;
    expect(items.map(({ timestamp }) => timestamp)).toEqual(STARTS);
    expect(new Set(items.map((item) => `${item.nodeCountOnDemand}+${item.nodeCountSpot}`))).toEqual(
      new Set(['2+1']),
    );
    expect(new Set(items.map(({ source }) => source))).toEqual(new Set(['DATA_SOURCE_AGENT']));
    expect(history.sources).toEqual([
      {
        source: 'DATA_SOURCE_AGENT',
        firstCollectedAt: WEEK.startTime,
        lastCollectedAt: WEEK.endTime,
      },
    ]);
    expect(history.lastSnapshotAt).toBe(WEEK.endTime);
  });
});

describe('getClusterNodesStorage()', () => {
  test('lists nodes by name, and tells of neither use nor total', async () => {
    const { ok, clusterId } = await start();
    const { nodes = [] } = await ok('getClusterNodesStorage', { params: { clusterId } });
    expect(nodes.map(({ nodeName }) => nodeName)).toEqual(['a', 'b', 'c']);
    for (const node of nodes) expect(node).toMatchObject({ usedBytes: '0', totalBytes: '0' });
    expect(Number(nodes[0]?.allocatableBytes)).toBeGreaterThan(Number(nodes[0]?.requestedBytes));
  });
});
