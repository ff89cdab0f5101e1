import type { Schemas } from '@castai-bot/api';
import { expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');
const HOUR_MS = 3_600_000;

interface Case {
  readonly client: CheckedClient;
  readonly scheduleId: string;
  readonly jobId: string;
}

type Options = Pick<Schemas['RebalancingSchedule'], 'triggerConditions'> & {
  readonly executionConditions?: { readonly enabled: boolean; readonly achievedSavingsPercentage: number };
  readonly world?: { readonly clusters: number; readonly nodes: number; readonly workloads: number };
};

const saves = { triggerConditions: { savingsPercentage: 1 } };

/** A schedule that goes off every hour, on the hour: it is ten o'clock. */
async function start({ triggerConditions, executionConditions, world }: Options): Promise<Case> {
  const client = await startChecked({
    now: () => AT,
    world: world ?? { clusters: 1, nodes: 12, workloads: 4 },
    guesses: { planBeforeGenerated: 'plan' },
  });
  const { ok, clusterId } = client;
  const rebalancingOptions = {
    minNodes: 0,
    ...(executionConditions === undefined ? {} : { executionConditions }),
  };
  const schedule = {
    name: 'hourly',
    schedule: { cron: '0 * * * *' },
    triggerConditions,
    launchConfiguration: { rebalancingOptions },
  };
  const { id: scheduleId = '' } = await ok('createRebalancingSchedule', { body: schedule });
  const body = { rebalancingScheduleId: scheduleId };
  const { id: jobId = '' } = await ok('createRebalancingJob', { params: { clusterId }, body });
  return { client, scheduleId, jobId };
}

async function jobOf({ client: { ok, clusterId }, jobId }: Case): Promise<Schemas['RebalancingJob']> {
  return ok('getRebalancingJob', { params: { clusterId, id: jobId } });
}

async function planOf(found: Case): Promise<Schemas['RebalancingPlan']> {
  const { client } = found;
  const { rebalancingPlanId } = await jobOf(found);
  const params = { clusterId: client.clusterId, rebalancingPlanId: rebalancingPlanId ?? '' };
  return client.ok('getRebalancingPlan', { params });
}

const atRest = ['JobStatusPending', 'JobStatusFinished', 'JobStatusFailed', 'JobStatusSkipped'] as const;

test.each([
  ...atRest.map((status) => [status, 'nodes', 'JobStatusInProgress'] as const),
  ...atRest.map((status) => [status, 'no nodes', 'JobStatusSkipped'] as const),
  ['JobStatusInProgress', 'nodes', 'JobStatusInProgress'],
  ['JobStatusInProgress', 'no nodes', 'JobStatusInProgress'],
] as const)(
  'a job that is %s in a cluster with %s is %s once its schedule goes off',
  async (status, what, expected) => {
    const schedule = { cron: '0 * * * *' };
    const client = await startChecked({
      now: () => AT,
      world: {
        organizations: [
          { rebalancingSchedules: [{ id: 's', name: 's', schedule, ...saves, launchConfiguration: {} }] },
        ],
        clusters: [
          {
            nodes: what === 'nodes' ? [{}, {}, {}, {}] : [],
            rebalancingJobs: [{ id: 'j', rebalancingScheduleId: 's', enabled: true, status }],
          },
        ],
      },
    });
    client.sim.advance(HOUR_MS);
    const { rebalancingPlanId, ...job } = await jobOf({ client, scheduleId: 's', jobId: 'j' });
    expect(job.status).toBe(expected);
    const hasStarted = expected === 'JobStatusInProgress' && status !== expected;
    expect(typeof rebalancingPlanId === 'string').toBe(hasStarted);
  },
);

test('a job is in progress until its plan has ended, and then as it ended', async () => {
  const found = await start(saves);
  found.client.sim.advance(HOUR_MS);
  const seen: string[] = [];
  for (let second = 0; second < 8; second += 1) {
    seen.push(`${(await planOf(found)).status} ${(await jobOf(found)).status}`);
    found.client.sim.advance(1000);
  }
  expect([...new Set(seen)]).toEqual([
    'generating JobStatusInProgress',
    'creating_nodes JobStatusInProgress',
    'preparing_nodes JobStatusInProgress',
    'draining_nodes JobStatusInProgress',
    'deleting_nodes JobStatusInProgress',
    'finished JobStatusFinished',
  ]);
});

test.each(['generating', 'creating_nodes', 'preparing_nodes', 'draining_nodes', 'deleting_nodes'])(
  'a job whose plan is cancelled while it is %s has failed',
  async (status) => {
    const found = await start(saves);
    const { ok, sim, clusterId } = found.client;
    sim.advance(HOUR_MS);
    for (let second = 0; second < 8 && (await planOf(found)).status !== status; second += 1)
      sim.advance(1000);
    const { rebalancingPlanId = '' } = await planOf(found);
    await ok('cancelRebalancingPlan', { params: { clusterId, rebalancingPlanId }, body: {} });
    expect((await jobOf(found)).status).toBe('JobStatusFailed');
    sim.advance(60_000);
    expect((await jobOf(found)).status).toBe('JobStatusFailed');
    sim.advance(HOUR_MS - 60_000);
    expect(Date.parse((await jobOf(found)).lastTriggerAt ?? '')).toBe(AT + 2 * HOUR_MS);
  },
);

test.each([0, 1000, 3000])('a job that is deleted %d ms after its trigger stays away', async (wait) => {
  const found = await start(saves);
  const { ok, sim, clusterId, refused } = found.client;
  sim.advance(HOUR_MS + wait);
  await ok('deleteRebalancingJob', { params: { clusterId, id: found.jobId } });
  sim.advance(2 * HOUR_MS);
  const params = { clusterId, id: found.jobId };
  expect(await refused('getRebalancingJob', { params })).toMatch(/^404/);
  expect((await ok('listRebalancingJobs', { params: { clusterId } })).jobs).toEqual([]);
});

test('a schedule that is deleted after its trigger stays away, and so do its jobs', async () => {
  const found = await start(saves);
  const { ok, sim, clusterId } = found.client;
  sim.advance(HOUR_MS);
  await ok('deleteRebalancingSchedule', { params: { id: found.scheduleId } });
  sim.advance(2 * HOUR_MS);
  expect((await ok('listRebalancingSchedules')).schedules).toEqual([]);
  expect((await ok('listRebalancingJobs', { params: { clusterId } })).jobs).toEqual([]);
});

test('a plan below its own threshold ends without being triggered, and its job has failed', async () => {
  const executionConditions = { enabled: true, achievedSavingsPercentage: 99 };
  const found = await start({ ...saves, executionConditions });
  found.client.sim.advance(HOUR_MS + 60_000);
  expect((await jobOf(found)).status).toBe('JobStatusFailed');
  const plan = await planOf(found);
  expect(plan).toMatchObject({ status: 'error', errors: [{ reason: 'achievedSavingsBelowThreshold' }] });
  expect(plan.triggeredAt ?? null).toBeNull();
  expect(Date.parse(plan.finishedAt ?? '')).toBe(AT + HOUR_MS + 1000);
});

test("a plan below its schedule's threshold stays as it was generated, and its job is skipped", async () => {
  const found = await start({ triggerConditions: { savingsPercentage: 99 } });
  found.client.sim.advance(HOUR_MS + 60_000);
  expect((await jobOf(found)).status).toBe('JobStatusSkipped');
  expect((await planOf(found)).status).toBe('generated');
  const ignoring = await start({ triggerConditions: { savingsPercentage: 99, ignoreSavings: true } });
  ignoring.client.sim.advance(HOUR_MS + 60_000);
  expect((await jobOf(ignoring)).status).toBe('JobStatusFinished');
});

test('a job of a cluster without nodes, and of one that is hibernated, is skipped', async () => {
  const empty = await start({ ...saves, world: { clusters: 1, nodes: 0, workloads: 0 } });
  empty.client.sim.advance(HOUR_MS);
  expect((await jobOf(empty)).status).toBe('JobStatusSkipped');
  const hibernated = await start(saves);
  const { ok, clusterId, sim } = hibernated.client;
  await ok('hibernateCluster', { params: { clusterId } });
  sim.advance(HOUR_MS);
  expect((await jobOf(hibernated)).status).toBe('JobStatusSkipped');
});

test('a job that is in progress when its schedule goes off again goes on as it was', async () => {
  const client = await startChecked({
    now: () => AT,
    world: { clusters: 1, nodes: 12, workloads: 4 },
    durations: { nodeCreate: 2 * HOUR_MS },
  });
  const { ok, sim, clusterId } = client;
  const body = { name: 'x', schedule: { cron: '0 * * * *' }, ...saves, launchConfiguration: {} };
  const { id: rebalancingScheduleId = '' } = await ok('createRebalancingSchedule', { body });
  await ok('createRebalancingJob', { params: { clusterId }, body: { rebalancingScheduleId } });
  sim.advance(HOUR_MS);
  const [first] = (await ok('listRebalancingJobs', { params: { clusterId } })).jobs ?? [];
  sim.advance(HOUR_MS);
  const [second] = (await ok('listRebalancingJobs', { params: { clusterId } })).jobs ?? [];
  expect(first?.status).toBe('JobStatusInProgress');
  expect(second).toEqual(first);
});
