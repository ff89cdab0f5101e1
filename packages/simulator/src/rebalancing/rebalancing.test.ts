import { priceOf } from '../world/node-price.ts';
import { writeMoment } from '../time/write-time.ts';
import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import type { SimulatorOptions } from '../index.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

function start(options: SimulatorOptions = {}): Promise<CheckedClient> {
  return startChecked({ now: () => AT, world: { clusters: 1, nodes: 15, workloads: 10 }, ...options });
}

async function generate({ ok, sim, clusterId }: CheckedClient, body = {}): Promise<string> {
  const { rebalancingPlanId = '' } = await ok('generateRebalancingPlan', { params: { clusterId }, body });
  sim.advance(1000);
  return rebalancingPlanId;
}

describe('a rebalancing plan', () => {
  test('is generated, executed stage by stage, and leaves the cheaper nodes', async () => {
    const client = await start();
    const { ok, sim, clusterId } = client;
    const params = { clusterId, rebalancingPlanId: await generate(client) };
    const query = { includeConfigurations: true, includeOperations: true };
    const plan = await ok('getRebalancingPlan', { params, query });
    const savings = Number(plan.configurations?.diff?.savingsPercentage);
    expect(plan.status).toBe('generated');
    expect(savings).toBeGreaterThan(0);
    const before = Number(plan.configurations?.blue?.clusterTotals?.priceHourly);
    const predicted = Number(plan.configurations?.green?.clusterTotals?.priceHourly);

    expect(await ok('executeRebalancingPlan', { params })).toMatchObject({ status: 'creating_nodes' });
    const seen: string[] = [];
    for (let second = 0; second < 6; second += 1) {
      sim.advance(1000);
      seen.push((await ok('getRebalancingPlan', { params })).status);
    }
    expect([...new Set(seen)]).toEqual([
      'creating_nodes',
      'preparing_nodes',
      'draining_nodes',
      'deleting_nodes',
      'finished',
    ]);
    const { items = [] } = await ok('listNodes', { params: { clusterId } });
    const price = items.reduce((sum, node) => sum + priceOf(node), 0);
    expect(price).toBeCloseTo(predicted, 4);
    expect(price).toBeLessThan(before);
    expect(plan.rebalancingNodeIds.some((id) => items.some((node) => node.id === id))).toBe(false);
    const finished = await ok('getRebalancingPlan', { params, query });
    expect(finished.configurations?.achievedDiff).toEqual(plan.configurations?.diff);
    expect(
      finished.operations.every(({ nodeId, finishedAt }) => nodeId !== null && finishedAt !== undefined),
    ).toBe(true);
  });

  test('answers nothing, 404 or itself while it is generated, as it is guessed', async () => {
    for (const [planBeforeGenerated, expected] of [
      ['empty', 'empty'],
      ['notFound', '404'],
      ['plan', 'generating'],
    ] as const) {
      const { sim, ok, clusterId } = await start({ guesses: { planBeforeGenerated } });
      const { rebalancingPlanId } = await ok('generateRebalancingPlan', { params: { clusterId }, body: {} });
      const url = `${sim.url}/v1/kubernetes/clusters/${clusterId}/rebalancing-plans/${rebalancingPlanId}`;
      const response = await fetch(url, { headers: { 'X-API-Key': sim.apiKey } });
      const text = await response.text();
      const seen = text === '' ? 'empty' : response.status === 200 ? 'generating' : String(response.status);
      expect(seen).toBe(expected);
      if (expected === 'generating') expect(text).toContain('"status":"generating"');
    }
  });

  test('is refused while another one runs, and cannot be executed twice', async () => {
    const client = await start();
    const { ok, refused, clusterId } = client;
    const first = { clusterId, rebalancingPlanId: await generate(client) };
    const second = { clusterId, rebalancingPlanId: await generate(client) };
    await ok('executeRebalancingPlan', { params: first });
    expect(await refused('executeRebalancingPlan', { params: first })).toMatch(/^400: .*wanted "generated"/);
    expect(await refused('executeRebalancingPlan', { params: second })).toMatch(/^400: .*is running/);
  });

  test('is cancelled: what it drained is let go, what it created stays', async () => {
    const client = await start();
    const { ok, refused, sim, clusterId } = client;
    const params = { clusterId, rebalancingPlanId: await generate(client) };
    const before = (await ok('listNodes', { params: { clusterId } })).items ?? [];
    await ok('executeRebalancingPlan', { params });
    sim.advance(3000);
    expect((await ok('getRebalancingPlan', { params })).status).toBe('draining_nodes');
    const cancelled = await ok('cancelRebalancingPlan', { params, body: {} });
    expect(cancelled).toMatchObject({ status: 'error', errors: [{ reason: 'canceled_by_user' }] });
    sim.advance(10_000);
    const after = (await ok('listNodes', { params: { clusterId } })).items ?? [];
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.every(({ state, unschedulable }) => state.phase === 'ready' && !unschedulable)).toBe(true);
    expect(await refused('cancelRebalancingPlan', { params, body: {} })).toMatch(/^400: .*has ended/);
  });

  test('stops when it would save less than its condition, and takes its nodes back', async () => {
    const client = await start();
    const { ok, sim, clusterId } = client;
    const body = { executionConditions: { enabled: true, achievedSavingsPercentage: 99 } };
    const params = { clusterId, rebalancingPlanId: await generate(client, body) };
    await ok('executeRebalancingPlan', { params });
    sim.advance(2000);
    expect(await ok('getRebalancingPlan', { params })).toMatchObject({
      status: 'error',
      errors: [{ reason: 'achievedSavingsBelowThreshold' }],
    });
    sim.advance(1000);
    expect((await ok('listNodes', { params: { clusterId } })).items).toHaveLength(15);
  });

  test('is listed without what it costs more, unless that is asked for', async () => {
    const client = await start();
    const { ok, clusterId } = client;
    const { items: nodes = [] } = await ok('listNodes', { params: { clusterId } });
    const [cheapest] = nodes.toSorted((a, b) => priceOf(a) - priceOf(b));
    const rebalancingNodes = [{ nodeId: cheapest?.id ?? '' }];
    await generate(client, { rebalancingNodes, minNodes: 6 });
    const params = { clusterId };
    expect((await ok('listRebalancingPlans', { params })).items).toEqual([]);
    expect(
      (await ok('listRebalancingPlans', { params, query: { includeNegative: true } })).items,
    ).toHaveLength(1);
    const query = { 'filter.statuses': ['generated' as const], includeConfigurations: true };
    const { items = [] } = await ok('listRebalancingPlans', { params, query });
    expect(Number(items[0]?.configurations?.diff?.savingsPercentage)).toBeLessThan(0);
  });

  test('leaves out what is marked removal-disabled, and says so', async () => {
    const client = await start({ world: { clusters: 1, nodes: 60, workloads: 0 } });
    const { ok, clusterId } = client;
    const { nodes } = await ok('getProblematicNodes', { params: { clusterId } });
    expect(nodes.length).toBeGreaterThan(0);
    const params = { clusterId, rebalancingPlanId: await generate(client) };
    const { rebalancingNodeIds } = await ok('getRebalancingPlan', { params });
    expect(rebalancingNodeIds).toHaveLength(60 - nodes.length);
    expect(nodes.some(({ nodeId }) => rebalancingNodeIds.includes(nodeId))).toBe(false);
  });
});

describe('a rebalancing schedule', () => {
  const body = {
    name: 'nightly',
    schedule: { cron: 'CRON_TZ=Europe/Berlin 0 3 * * *' },
    triggerConditions: { savingsPercentage: 1 },
    launchConfiguration: { numTargetedNodes: 8, rebalancingOptions: { minNodes: 0 } },
  };

  test('goes off when time reaches it, and its job makes and executes a plan', async () => {
    const { ok, sim, clusterId } = await start();
    const { id = '', nextTriggerAt } = await ok('createRebalancingSchedule', { body });
    expect(nextTriggerAt).toBe('2026-11-23T02:00:00Z');
    const job = await ok('createRebalancingJob', {
      params: { clusterId },
      body: { rebalancingScheduleId: id },
    });
    sim.advance(Date.parse('2026-11-23T02:00:10Z') - AT);
    const params = { clusterId, id: job.id ?? '' };
    const ran = await ok('getRebalancingJob', { params });
    expect(ran).toMatchObject({
      status: 'JobStatusFinished',
      lastTriggerAt: writeMoment(Date.parse('2026-11-23T02:00:00Z')),
    });
    const plan = await ok('getRebalancingPlan', {
      params: { clusterId, rebalancingPlanId: ran.rebalancingPlanId ?? '' },
    });
    expect(plan).toMatchObject({ scheduleId: id, status: 'finished' });
  });

  test('does not go off for a job that is switched off, nor once it is deleted', async () => {
    const { ok, refused, sim, clusterId } = await start();
    const { id = '' } = await ok('createRebalancingSchedule', { body });
    const rebalancingScheduleId = id;
    const job = await ok('createRebalancingJob', { params: { clusterId }, body: { rebalancingScheduleId } });
    const params = { clusterId, id: job.id ?? '' };
    await ok('updateRebalancingJob', { params, body: { rebalancingScheduleId, enabled: false } });
    sim.advance(2 * 86_400_000);
    expect((await ok('getRebalancingJob', { params })).status).toBe('JobStatusPending');
    await ok('deleteRebalancingSchedule', { params: { id } });
    expect(await refused('getRebalancingJob', { params })).toMatch(/^404/);
  });

  test('is refused when its cron is none', async () => {
    const { refused } = await start();
    const wrong = { ...body, schedule: { cron: 'every night' } };
    expect(await refused('createRebalancingSchedule', { body: wrong })).toMatch(/^400: .*schedule\.cron/);
  });

  test('tells in a preview which nodes it would touch and when', async () => {
    const { ok, clusterId } = await start();
    const preview = await ok('previewRebalancingSchedule', { params: { clusterId }, body });
    expect(preview.affectedNodes).toHaveLength(8);
    expect(preview.willTriggerAt?.slice(0, 2)).toEqual(['2026-11-23T02:00:00Z', '2026-11-24T02:00:00Z']);
  });
});

describe('a hibernation schedule', () => {
  test('hibernates and resumes its clusters at its times', async () => {
    const { ok, refused, sim, clusterId } = await start();
    const { organizationId } = sim;
    const body = {
      name: 'nights',
      enabled: true,
      pauseConfig: { enabled: true, schedule: { cronExpression: '0 20 * * *' } },
      resumeConfig: {
        enabled: true,
        schedule: { cronExpression: '0 6 * * *' },
        jobConfig: { nodeConfig: { instanceType: 'm5.large', zone: 'eu-central-1a' } },
      },
      clusterAssignments: { items: [{ clusterId }] },
    };
    const { id = '' } = await ok('createHibernationSchedule', { params: { organizationId }, body });
    const status = async (): Promise<string | undefined> =>
      (await ok('getCluster', { params: { clusterId } })).status;
    sim.advance(Date.parse('2026-11-22T20:00:05Z') - AT);
    expect(await status()).toBe('hibernated');
    sim.advance(10 * 3_600_000);
    expect(await status()).toBe('ready');
    await ok('updateHibernationSchedule', { params: { organizationId, id }, body: { enabled: false } });
    sim.advance(24 * 3_600_000);
    expect(await status()).toBe('ready');
    expect(sim.requests.at(-1)?.status).toBe(200);
    const other = { organizationId: clusterId };
    expect(await refused('listHibernationSchedules', { params: other })).toMatch(/^403/);
  });
});
