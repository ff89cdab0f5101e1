import { expect, test } from 'vitest';
import { canaryKey } from '../../http/testing/request-for.test-server.ts';
import { answerJson, serve } from '../../http/testing/serve.test-server.ts';
import { CastAi } from '../cast-ai.ts';
import { simulate } from '../simulated-client.test-kit.ts';

const days = 3;
const endTime = new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000);
const window = { startTime: new Date(endTime.getTime() - days * 86_400_000), endTime };

test('costs.getClusterCost() keeps rates and totals apart: the rates times their hours are the total', async () => {
  const { castai, clusterId } = await simulate();
  const report = await castai.costs.getClusterCost(clusterId, { ...window, stepSeconds: 86_400 });
  expect(report.intervals).toHaveLength(days);
  const spent = report.intervals.map(({ averagePerHour: rate }) => {
    const parts = [rate.costOnDemand, rate.costSpot, rate.costSpotFallback, rate.storageCost];
    return 24 * parts.reduce<number>((sum, part) => sum + Number(part ?? 0), 0);
  });
  const total = spent.reduce((sum, day) => sum + day, 0);
  expect(total / Number(report.total.totalCost)).toBeCloseTo(1, 4);
  expect(Object.keys(report.average).every((name) => name.startsWith('avg'))).toBe(true);
});

test('costs.getClusterCost() tells both ends of an interval, which the API calls by its end', async () => {
  const { castai, clusterId } = await simulate();
  const { intervals } = await castai.costs.getClusterCost(clusterId, window);
  expect(intervals[0]?.startTime).toBe(window.startTime.toISOString());
  expect(intervals.at(-1)?.endTime).toBe(window.endTime.toISOString());
  const ends = intervals.slice(0, -1).map((interval) => interval.endTime);
  expect(ends).toEqual(intervals.slice(1).map(({ startTime }) => startTime));
});

test('costs.getClusterUsage() reads what was there and used, day by day, as numbers', async () => {
  const { castai, clusterId } = await simulate();
  const usage = await castai.costs.getClusterUsage(clusterId, { ...window, stepSeconds: 86_400 });
  expect(usage).toHaveLength(days);
  const [first] = usage;
  expect(first?.startTime).toBe(window.startTime.toISOString());
  expect(usage.at(-1)?.endTime).toBe(window.endTime.toISOString());
  expect(Number(first?.cpuUsed)).toBeLessThan(Number(first?.cpuProvisioned));
  expect(typeof first?.cpuUsed).toBe('number');
});

test('costs reads what there is per hour, now', async () => {
  const { castai, clusterId, simulator } = await simulate();
  const rates = await castai.costs.getClusterRates(clusterId);
  expect(rates).toMatchObject({ clusterId });
  expect(typeof rates.costHourlyOnDemand).toBe('number');
  const all = await castai.costs.listClusterRates().toArray();
  expect(all.map((each) => each.clusterId).toSorted()).toEqual([...simulator.clusterIds].toSorted());
});

test('costs.listDailyClusterRates() tells what each cluster cost an hour, day by day, in one request', async () => {
  const { castai, clusterId, simulator } = await simulate();
  const sent = simulator.requests.length;
  const all = await castai.costs.listDailyClusterRates(window).toArray();
  expect(simulator.requests).toHaveLength(sent + 1);
  expect(all.map((each) => each.clusterId).toSorted()).toEqual([...simulator.clusterIds].toSorted());
  const rates = all.find((each) => each.clusterId === clusterId)?.days ?? [];
  const report = await castai.costs.getClusterCost(clusterId, { ...window, stepSeconds: 86_400 });
  const starts = rates.map(({ startTime }) => new Date(startTime).toISOString());
  expect(rates.map(({ costOnDemandPerHour }, day) => [starts[day], costOnDemandPerHour])).toEqual(
    report.intervals.map(({ averagePerHour, startTime }) => [startTime, averagePerHour.costOnDemand]),
  );
});

test('costs lists totals, page by page and in order', async () => {
  const { castai, clusterId } = await simulate({ pageLimit: 10 });
  const filter = { clusterId, ...window, 'sort.field': 'workloadName', 'sort.order': 'DESC' } as const;
  const workloads = await castai.costs.listWorkloadTotals(filter).toArray();
  const names = workloads.map(({ workloadName }) => workloadName);
  expect(names.length).toBeGreaterThan(10);
  expect(names).toEqual(names.toSorted((a = '', b = '') => (a < b ? 1 : -1)));
  expect(workloads.every(({ cost }) => Number(cost.totalCost) >= 0)).toBe(true);
  const namespaces = await castai.costs.listNamespaceTotals({ clusterId, ...window }).toArray();
  expect(namespaces.every(({ namespace, cost }) => namespace !== '' && Number(cost.totalCost) >= 0)).toBe(
    true,
  );
});

test('costs finds the clusters that have data, and what they could save', async () => {
  const { castai, clusterId } = await simulate();
  await expect(castai.costs.listActiveClusterIds(window)).resolves.toContain(clusterId);
  const savings = await castai.costs.getEstimatedSavings(clusterId);
  expect(Object.keys(savings.recommendations ?? {})).toContain('Layman');
});

test('costs.getRealizedSavings() has none for a cluster that is read-only', async () => {
  const server = await serve((_, response) =>
    answerJson(response, { message: 'cluster is in read-only mode', fieldViolations: [] }, { status: 400 }),
  );
  const { costs } = new CastAi({ apiUrl: server.url, apiKey: canaryKey });
  await expect(costs.getRealizedSavings('c1', window)).resolves.toBeUndefined();
});

test('costs.getRealizedSavings() gives totals', async () => {
  const { castai, clusterId } = await simulate();
  const savings = await castai.costs.getRealizedSavings(clusterId, window);
  expect(Number(savings?.totalSavings)).toBeGreaterThanOrEqual(0);
});
