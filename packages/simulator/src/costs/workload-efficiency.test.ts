import type { Schemas } from '@castai-bot/api';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

const DAY_MS = 86_400_000;
const AT = Date.parse('2026-11-22T00:00:00Z');
const WINDOW = {
  startTime: '2026-11-15T00:00:00Z',
  endTime: '2026-11-22T00:00:00Z',
  stepSeconds: 86_400,
} as const;
const HOURS = 7 * 24;

function container(
  name: string,
  cpuCores: number,
  recommended: number,
): Schemas['Workload']['containers'][number] {
  return {
    name,
    resources: { requests: { cpuCores, memoryGib: cpuCores * 2 } },
    recommendation: { requests: { cpuCores: recommended, memoryGib: recommended * 2 } },
  };
}

/** Three workloads on nodes that have room for all of them: one wastes little, one much, one came in the middle. */
function start(): Promise<CheckedClient> {
  const node = { instanceType: 'm5.4xlarge', createdAt: '2026-01-01T00:00:00Z' };
  const workload = { namespace: 'shop', kind: 'Deployment', createdAt: '2026-01-01T00:00:00Z' };
  return startChecked({
    now: () => AT,
    world: {
      clusters: [
        {
          cluster: { createdAt: '2026-01-01T00:00:00Z' },
          nodes: [node, node],
          workloads: [
            { ...workload, name: 'thrifty', podCount: 2, containers: [container('a', 1, 1)] },
            { ...workload, name: 'lavish', podCount: 3, containers: [container('a', 2, 0.5)] },
            {
              ...workload,
              name: 'new',
              podCount: 1,
              createdAt: new Date(AT - 2 * DAY_MS).toISOString(),
              containers: [container('a', 1, 0.5)],
            },
          ],
        },
      ],
    },
  });
}

describe('getWorkloadEfficiency()', () => {
  test('tells core-hours and GiB-hours of the window: pods times requests times hours', async () => {
    const { ok, clusterId } = await start();
    const { items = [] } = await ok('getWorkloadEfficiency', { params: { clusterId }, query: WINDOW });
    const lavish = items.find(({ workloadName }) => workloadName === 'lavish');
    expect(lavish?.requests).toEqual({
      cpu: (3 * 2 * HOURS).toFixed(6),
      memoryGib: (3 * 4 * HOURS).toFixed(6),
    });
    const fresh = items.find(({ workloadName }) => workloadName === 'new');
    expect(fresh?.requests.cpu).toBe((2 * 24).toFixed(6));
  });

  test('calls waste what is requested and not used, and never less than nothing', async () => {
    const { ok, clusterId } = await start();
    const { items = [] } = await ok('getWorkloadEfficiency', { params: { clusterId }, query: WINDOW });
    expect(items).toHaveLength(3);
    for (const { requests, usage, waste } of items) {
      expect(Number(waste?.cpu)).toBeCloseTo(Math.max(0, Number(requests.cpu) - Number(usage.cpu)), 4);
      expect(Number(waste?.memoryGib)).toBeCloseTo(
        Math.max(0, Number(requests.memoryGib) - Number(usage.memoryGib)),
        4,
      );
    }
  });

  test('is in the order of totalCostImpact, the dearest first, over all pages', async () => {
    const { ok, clusterId } = await start();
    const params = { clusterId };
    const { items = [], count } = await ok('getWorkloadEfficiency', { params, query: WINDOW });
    expect(items.map(({ workloadName }) => workloadName)).toEqual(['lavish', 'thrifty', 'new']);
    expect(count).toBe('3');
    const first = await ok('getWorkloadEfficiency', { params, query: { ...WINDOW, 'page.limit': '2' } });
    const rest = await ok('getWorkloadEfficiency', {
      params,
      query: { ...WINDOW, 'page.cursor': first.nextCursor ?? '' },
    });
    expect([...(first.items ?? []), ...(rest.items ?? [])]).toEqual(items);
    expect(rest.nextCursor).toBe('');
  });

  test('tells the cost of waste step by step, and leaves out the steps without the workload', async () => {
    const { ok, clusterId } = await start();
    const { items = [], topItems = [] } = await ok('getWorkloadEfficiency', {
      params: { clusterId },
      query: WINDOW,
    });
    const timesOf = (name: string): readonly (string | undefined)[] =>
      topItems
        .find(({ workloadName }) => workloadName === name)
        ?.costImpactHistory?.map(({ timestamp }) => timestamp) ?? [];
    expect(timesOf('lavish')).toHaveLength(7);
    expect(timesOf('new')).toEqual(['2026-11-21T00:00:00Z', '2026-11-22T00:00:00Z']);
    const [dearest] = topItems;
    const impacts = (dearest?.costImpactHistory ?? []).flatMap(({ costImpact }) =>
      Object.values(costImpact ?? {}).map(Number),
    );
    const total = impacts.reduce((sum, impact) => sum + impact, 0);
    expect(total).toBeCloseTo(Number(items[0]?.totalCostImpact), 4);
    expect(total).toBeGreaterThan(1);
  });
});
