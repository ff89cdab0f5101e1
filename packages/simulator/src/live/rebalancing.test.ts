import { describe, expect, it } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import { readMicros } from '../time/read-micros.ts';
import { liveThrough } from './collect-answers.test-kit.ts';

const AT = Date.parse('2026-11-22T10:00:00.123Z');
const TIMES = ['triggeredAt', 'createdNodesAt', 'drainedNodesAt', 'deletedNodesAt', 'finishedAt'] as const;

async function start(): Promise<CheckedClient> {
  const client = await startChecked({ world: { clusters: 1, nodes: 12, workloads: 20 }, now: () => AT });
  await liveThrough(client);
  return client;
}

async function plans({ ok, clusterId }: CheckedClient): ReturnType<typeof ok<'listRebalancingPlans'>> {
  return ok('listRebalancingPlans', { params: { clusterId }, query: { includeNegative: true } });
}

describe('listRebalancingPlans()', () => {
  it('tells what has not happened yet as null, and never leaves it out', async () => {
    const { items = [] } = await plans(await start());
    const generated = items.filter(({ status }) => status === 'generated');
    expect(generated.length).toBeGreaterThan(0);
    for (const plan of generated) {
      for (const time of TIMES) expect(plan).toHaveProperty(time, null);
    }
  });

  it('does not tell when nodes were drained, not even of plans that have finished', async () => {
    const { items = [] } = await plans(await start());
    const finished = items.filter(({ status }) => status === 'finished');
    expect(finished.length).toBeGreaterThan(0);
    for (const plan of finished) {
      expect(plan).toHaveProperty('drainedNodesAt', null);
      for (const time of TIMES.filter((name) => name !== 'drainedNodesAt')) {
        expect(plan[time]).not.toBeNull();
      }
    }
  });

  it('has null for configurations that nobody asked for', async () => {
    const client = await start();
    const { ok, clusterId } = client;
    const { items = [] } = await plans(client);
    expect(new Set(items.map(({ configurations }) => configurations))).toEqual(new Set([null]));
    const query = { includeConfigurations: true, includeNegative: true };
    const asked = await ok('listRebalancingPlans', { params: { clusterId }, query });
    expect(asked.items?.[0]?.configurations).toHaveProperty('diff');
  });

  it('lists the newest first, with cursors that are the time of the plan that comes next', async () => {
    const { ok, clusterId } = await start();
    const params = { clusterId };
    const all = await ok('listRebalancingPlans', { params, query: { includeNegative: true } });
    const times = (all.items ?? []).map(({ createdAt }) => readMicros(createdAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    const first = await ok('listRebalancingPlans', { params, query: { limit: '2', includeNegative: true } });
    expect(atob(first.nextCursor ?? '')).toBe(all.items?.[2]?.createdAt);
  });

  it('ends a scheduled plan below its threshold in error, never triggered, and its job as failed', async () => {
    const client = await start();
    const { ok, clusterId } = client;
    const { items = [] } = await plans(client);
    const below = items.filter(({ errors }) => errors?.[0]?.reason === 'achievedSavingsBelowThreshold');
    expect(below.length).toBeGreaterThan(0);
    for (const plan of below) {
      expect(plan).toMatchObject({ status: 'error', triggeredAt: null });
      expect(plan.finishedAt).not.toBeNull();
    }
    const { jobs } = await ok('listRebalancingJobs', { params: { clusterId } });
    const job = jobs.find(({ rebalancingPlanId }) =>
      below.some((plan) => plan.rebalancingPlanId === rebalancingPlanId),
    );
    expect(job?.status).toBe('JobStatusFailed');
  });
});

describe('getRebalancingSchedule()', () => {
  it('tells every option back, also those that nobody sent, and the cron as it was written', async () => {
    const { ok } = await startChecked({ now: () => AT });
    const cron = 'CRON_TZ=Europe/Vilnius 0 3 * * 0';
    const { id = '' } = await ok('createRebalancingSchedule', {
      body: { name: 'weekly', schedule: { cron }, triggerConditions: {}, launchConfiguration: {} },
    });
    expect(await ok('getRebalancingSchedule', { params: { id } })).toEqual({
      id,
      name: 'weekly',
      schedule: { cron },
      launchConfiguration: {
        selector: { nodeSelectorTerms: [] },
        rebalancingOptions: {
          minNodes: 3,
          executionConditions: { enabled: false, achievedSavingsPercentage: 0 },
          keepDrainTimeoutNodes: false,
          evictGracefully: false,
          aggressiveMode: false,
        },
        numTargetedNodes: 0,
        nodeTtlSeconds: 0,
        targetNodeSelectionAlgorithm: 'TargetNodeSelectionAlgorithmNormalizedPrice',
      },
      triggerConditions: { savingsPercentage: 0, ignoreSavings: false },
      nextTriggerAt: '2026-11-29T01:00:00Z',
      lastTriggerAt: null,
      jobs: [],
    });
  });
});

describe('getRebalancingJob()', () => {
  it('names no plan as "" before its first', async () => {
    const { ok, clusterId } = await startChecked({ now: () => AT });
    const { id: rebalancingScheduleId = '' } = await ok('createRebalancingSchedule', {
      body: {
        name: 'weekly',
        schedule: { cron: '0 3 * * 0' },
        triggerConditions: {},
        launchConfiguration: {},
      },
    });
    const job = await ok('createRebalancingJob', { params: { clusterId }, body: { rebalancingScheduleId } });
    expect(await ok('getRebalancingJob', { params: { clusterId, id: job.id ?? '' } })).toMatchObject({
      rebalancingPlanId: '',
      status: 'JobStatusPending',
      lastTriggerAt: null,
    });
  });
});
