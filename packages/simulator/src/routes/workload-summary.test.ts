import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

const AT = Date.parse('2026-11-22T10:07:08.123Z');
const QUARTER_MS = 15 * 60_000;

function start(): Promise<CheckedClient> {
  return startChecked({ now: () => AT, world: { clusters: 1, nodes: 4, workloads: 20 } });
}

describe('getWorkloadsSummary()', () => {
  test('calls a difference what is requested less what is recommended, positive where that saves', async () => {
    const { ok, clusterId } = await start();
    const summary = await ok('getWorkloadsSummary', { params: { clusterId } });
    expect(summary.cpuCoresDifference).toBeCloseTo(
      summary.requestedCpuCores - summary.recommendedCpuCores,
      9,
    );
    expect(summary.memoryDifference).toBeCloseTo(summary.requestedMemory - summary.recommendedMemory, 9);
    expect(summary.cpuCoresDifference).toBeGreaterThan(0);
  });

  test('adds up the pods of all workloads', async () => {
    const { ok, sim, clusterId } = await start();
    const summary = await ok('getWorkloadsSummary', { params: { clusterId } });
    const requested = (sim.world.clusters[0]?.workloads ?? []).reduce(
      (sum, { containers, podCount }) =>
        sum +
        podCount *
          containers.reduce((cores, { resources }) => cores + (resources?.requests?.cpuCores ?? 0), 0),
      0,
    );
    expect(summary.requestedCpuCores).toBeCloseTo(requested, 9);
  });

  test('counts each workload by who manages it, and none twice', async () => {
    const { ok, clusterId } = await start();
    const summary = await ok('getWorkloadsSummary', { params: { clusterId } });
    expect(summary.apiManagedCount + summary.annotationManagedCount).toBe(summary.totalCount);
    expect(summary.vpaOptimizedCount + summary.hpaOptimizedCount - summary.hpaVpaOptimizedCount).toBe(
      summary.optimizedCount,
    );
  });
});

describe('getWorkloadsSummaryMetrics()', () => {
  test('tells every quarter of an hour of the last seven days, on the quarter', async () => {
    const { ok, clusterId } = await start();
    const { items } = await ok('getWorkloadsSummaryMetrics', { params: { clusterId } });
    expect(items).toHaveLength(672);
    expect(items[0]?.timestamp).toBe('2026-11-15T10:15:00Z');
    expect(items.at(-1)?.timestamp).toBe('2026-11-22T10:00:00Z');
    const times = items.map(({ timestamp }) => Date.parse(timestamp ?? ''));
    const steps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(new Set(steps)).toEqual(new Set([QUARTER_MS]));
  });

  test('keeps to the window that it is asked for', async () => {
    const { ok, clusterId } = await start();
    const query = { fromTime: '2026-11-20T23:59:00Z', toTime: '2026-11-21T01:00:00Z' };
    const { items } = await ok('getWorkloadsSummaryMetrics', { params: { clusterId }, query });
    expect(items.map(({ timestamp }) => timestamp?.slice(11, 16))).toEqual([
      '00:00',
      '00:15',
      '00:30',
      '00:45',
    ]);
  });

  test('agrees with the summary', async () => {
    const { ok, clusterId } = await start();
    const summary = await ok('getWorkloadsSummary', { params: { clusterId } });
    const { items } = await ok('getWorkloadsSummaryMetrics', { params: { clusterId } });
    expect(items.at(-1)).toMatchObject({
      cpuRequestCores: summary.requestedCpuCores,
      cpuRecommendationCores: summary.recommendedCpuCores,
      memoryUsageGibs: summary.usageMemoryGibs,
    });
  });

  test('refuses a window that ends before it starts', async () => {
    const { refused, clusterId } = await start();
    const query = { fromTime: '2026-11-21T00:00:00Z', toTime: '2026-11-20T00:00:00Z' };
    expect(await refused('getWorkloadsSummaryMetrics', { params: { clusterId }, query })).toMatch(
      /^400: .*toTime/,
    );
  });
});

describe('a cluster without the workload autoscaler', () => {
  const REFUSAL = '400: castai-workload-autoscaler should be installed to enable workload optimization';

  test('is refused its summaries, and told that the component does not run', async () => {
    const { ok, refused, clusterId } = await startChecked({
      now: () => AT,
      world: { clusters: [{ workloadAutoscaler: { installedAt: null, status: 'AGENT_STATUS_UNKNOWN' } }] },
    });
    const params = { clusterId };
    expect(await refused('getWorkloadsSummary', { params })).toBe(REFUSAL);
    expect(await refused('getWorkloadsSummaryMetrics', { params })).toBe(REFUSAL);
    const status = await ok('getWorkloadAutoscalerStatus', { params });
    expect(status).toMatchObject({ status: 'AGENT_STATUS_UNKNOWN', installedAt: null });
  });

  test('is one of three that are generated, and the one after it is read-only', async () => {
    const { send, sim } = await startChecked({
      now: () => AT,
      world: { clusters: 3, nodes: 2, workloads: 2 },
    });
    const statuses: string[] = [];
    for (const clusterId of sim.clusterIds) {
      const summary = await send('getWorkloadsSummary', { params: { clusterId } });
      const query = { startTime: '2026-11-20T00:00:00Z', endTime: '2026-11-21T00:00:00Z' };
      const savings = await send('getClusterSavings', { params: { clusterId }, query });
      statuses.push(`${summary.status} ${savings.status}`);
    }
    expect(statuses).toEqual(['200 200', '400 200', '200 400']);
  });
});
