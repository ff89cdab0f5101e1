import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

const AT = Date.parse('2026-11-22T00:00:00Z');
const DAY_MS = 86_400_000;
const OCTOBER = { 'period.from': '2026-10-01', 'period.to': '2026-10-31' } as const;

function aWorkload(managementOption: 'MANAGED' | 'READ_ONLY'): object {
  return { name: 'cart', workloadOverrides: { vertical: { managementOption } } };
}

/** One cluster of 6 cores that CAST AI manages, one of 4 that it only reads; workloads are managed in the first. */
function start(): Promise<CheckedClient> {
  const node = { instanceType: 'm5.large', createdAt: '2026-01-01T00:00:00Z' };
  const made = { createdAt: '2026-01-01T00:00:00Z', providerType: 'eks' };
  return startChecked({
    now: () => AT,
    world: {
      clusters: [
        {
          cluster: { ...made, name: 'managed', isPhase2: true },
          nodes: [node, node, node],
          workloads: [aWorkload('MANAGED')],
        },
        {
          cluster: { ...made, name: 'read', isPhase2: false },
          nodes: [node, node],
          workloads: [aWorkload('READ_ONLY')],
        },
      ],
    },
  });
}

describe('getPlatformUsageDetail()', () => {
  test.each(['phase2', 'woop'] as const)(
    'tells the average of CPUs over the period where %s is used, and the clusters make the total',
    async (feature) => {
      const { ok } = await start();
      const { detail } = await ok('getPlatformUsageDetail', { query: { ...OCTOBER, feature } });
      expect(detail.totalUsage).toBeCloseTo(6, 9);
      expect(detail.entities).toMatchObject([{ entityName: 'managed', unit: 'CPU' }]);
      expect(detail.entities[0]?.usage).toBeCloseTo(6, 9);
    },
  );

  test('averages over the whole period: half a day of two cores is one', async () => {
    const { ok, sim, clusterId } = await start();
    const { nodeId } = await ok('addNode', { params: { clusterId }, body: { instanceType: 'm5.large' } });
    sim.advance(DAY_MS / 2);
    await ok('deleteNode', { params: { clusterId, nodeId }, query: { forceDelete: true } });
    sim.advance(DAY_MS);
    const query = { 'period.from': '2026-11-22', 'period.to': '2026-11-22', feature: 'phase2' } as const;
    const { detail } = await ok('getPlatformUsageDetail', { query });
    expect(detail.totalUsage).toBeCloseTo(6 + 1, 3);
  });

  test('wants all three of its parameters, and days', async () => {
    const { refused, sim } = await start();
    const answer = await fetch(`${sim.url}/v1/billing/platform-usage-detail`, {
      headers: { 'X-API-Key': sim.apiKey },
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/from.*to.*feature value is required/);
    const query = { ...OCTOBER, 'period.to': '2026-10-31T00:00:00Z', feature: 'woop' } as const;
    expect(await refused('getPlatformUsageDetail', { query })).toMatch(/^400/);
  });
});

test('getEnterprisePlatformUsageDetail() tells the usage of each child organization', async () => {
  const { ok, sim } = await startChecked({
    now: () => AT,
    world: { clusters: 1, nodes: 3, workloads: 3, childOrganizations: 2 },
  });
  const children = sim.world.organizations.slice(1).map(({ organization }) => organization.id);
  const query = { ...OCTOBER, feature: 'phase2' } as const;
  const { detail } = await ok('getEnterprisePlatformUsageDetail', { query });
  expect(detail.entities.map(({ entityId }) => entityId)).toEqual(children);
  const child = await ok('getPlatformUsageDetail', {
    query,
    headers: { 'X-CastAI-Organization-Id': children[0] ?? '' },
  });
  expect(detail.entities[0]?.usage).toBeCloseTo(child.detail.totalUsage ?? Number.NaN, 9);
});

test('getPlatformUsageReport() tells of every feature what the detail of the month so far does', async () => {
  const { ok } = await start();
  const { features } = await ok('getPlatformUsageReport');
  expect(features.map(({ feature }) => feature)).toEqual(['phase2', 'woop']);
  for (const { feature, usage } of features) {
    const query = {
      'period.from': '2026-11-01',
      'period.to': '2026-11-30',
      feature: feature === 'woop' ? 'woop' : 'phase2',
    } as const;
    const { detail } = await ok('getPlatformUsageDetail', { query });
    expect(usage).toBeCloseTo(detail.totalUsage ?? Number.NaN, 9);
  }
});

describe('getUsageReport()', () => {
  const query = { 'period.from': '2026-11-12T00:00:00Z', 'period.to': '2026-12-02T00:00:00Z' };

  test('adds up: days make the cluster, clusters the summary, and half of the period is over', async () => {
    const { ok } = await start();
    const { clusters, summary } = await ok('getUsageReport', { query });
    expect(clusters.map(({ cluster }) => cluster.name)).toEqual(['managed']);
    const [cluster] = clusters;
    const cpuHours = (cluster?.dailyUsages ?? []).map((day) => day.cpuHours ?? 0);
    expect(cpuHours).toHaveLength(10);
    expect(cpuHours[0]).toBeCloseTo(6 * 24, 9);
    expect(cluster?.cumulativeCpuHours).toBeCloseTo(10 * 6 * 24, 6);
    expect(cluster?.forecastedCumulativeCpuHours).toBeCloseTo(20 * 6 * 24, 6);
    expect(summary.billableCpus).toBeCloseTo(cluster?.cumulativeBillableCpus ?? Number.NaN, 9);
    expect(summary.averageBillableCpus).toBeCloseTo(6, 9);
  });

  test('calls days by their start, each with the mean of those so far', async () => {
    const { ok } = await start();
    const { clusters } = await ok('getUsageReport', { query });
    const days = clusters[0]?.dailyUsages ?? [];
    expect(days.map(({ day = '' }) => day.slice(0, 10)).slice(0, 2)).toEqual(['2026-11-12', '2026-11-13']);
    expect(days.at(-1)?.movingAverageBillableCpus).toBeCloseTo(6, 9);
  });
});
