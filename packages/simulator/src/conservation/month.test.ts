import { expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';

/** A Sunday. */
const STARTS = Date.parse('2026-11-01T00:00:00Z');
const ENDS = Date.parse('2026-12-01T00:00:00Z');
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const durations = {
  nodeCreate: MINUTE_MS,
  nodeJoin: MINUTE_MS,
  nodeDrain: MINUTE_MS,
  nodeDelete: MINUTE_MS,
  hibernate: 2 * MINUTE_MS,
  resume: 3 * MINUTE_MS,
};
/** The temporary node is there while the cluster resumes, the others come, and it is drained and deleted. */
const TEMPORARY_MS = durations.resume + durations.nodeCreate + durations.nodeJoin + durations.nodeDrain + durations.nodeDelete; // prettier-ignore

/** A bot that keeps office hours: at seven it resumes what is hibernated, at seven in the evening it hibernates what is ready. */
async function keepOfficeHours({ ok, sim, clusterId }: CheckedClient, hour: number): Promise<void> {
  const params = { clusterId };
  const { status } = await ok('getCluster', { params });
  if (hour === 7 && status === 'hibernated') {
    const { operationId } = await ok('resumeCluster', { params, body: { instanceType: 'm5.large' } });
    await untilDone({ ok, sim }, operationId);
    expect((await ok('getCluster', { params })).status).toBe('ready');
  }
  if (hour === 19 && status === 'ready') {
    const { operationId } = await ok('hibernateCluster', { params });
    await untilDone({ ok, sim }, operationId);
    expect((await ok('getCluster', { params })).status).toBe('hibernated');
  }
}

/** Asks every half minute, in virtual time. */
async function untilDone({ ok, sim }: Pick<CheckedClient, 'ok' | 'sim'>, id: string): Promise<void> {
  for (;;) {
    const { done, error } = await ok('getOperation', { params: { id } });
    expect(error).toBeUndefined();
    if (done === true) return;
    sim.advance(MINUTE_MS / 2);
  }
}

/** What an hour of the node costs that a cluster is resumed with, while there is one. */
async function priceOfTemporary({ ok, clusterId }: CheckedClient): Promise<number | undefined> {
  const params = { clusterId };
  const { items = [] } = await ok('listNodes', { params });
  const temporary = items.find(({ taints }) => taints.some(({ value }) => value === 'resuming'));
  if (temporary === undefined) return undefined;
  const { nodes } = await ok('listNodePrices', { params, query: { nodeIds: [temporary.id] } });
  return Number(nodes[0]?.basePrice);
}

/** Every full hour of the weekdays of the month at which the bot runs. */
function ticks(): readonly number[] {
  const hours = Array.from({ length: (ENDS - STARTS) / HOUR_MS }, (_, index) => STARTS + index * HOUR_MS);
  return hours.filter((at) => {
    const day = new Date(at).getUTCDay();
    return day >= 1 && day <= 5 && [7, 19].includes(new Date(at).getUTCHours());
  });
}

test('a month of a bot that keeps office hours costs what its nodes cost while they were there', async () => {
  const client = await startChecked({
    now: () => STARTS,
    world: { clusters: 1, nodes: 8, workloads: 20, clouds: ['aws'] },
    durations,
  });
  const { ok, sim, clusterId } = client;
  const params = { clusterId };
  const { nodes: prices } = await ok('listNodePrices', { params });
  const hourly = prices.reduce((sum, { basePrice }) => sum + Number(basePrice), 0);
  let temporaryHourly = 0;
  for (const at of ticks()) {
    sim.advance(at - sim.clock.now());
    await keepOfficeHours(client, new Date(at).getUTCHours());
    temporaryHourly = (await priceOfTemporary(client)) ?? temporaryHourly;
  }
  sim.advance(ENDS - sim.clock.now());

  expect(temporaryHourly).toBeGreaterThan(0);
  const workdays = 21;
  // From the beginning to Monday evening, then twenty days of twelve hours; nodes come back late and go late.
  const onMs =
    43 * HOUR_MS +
    durations.hibernate +
    (workdays - 1) * (12 * HOUR_MS - durations.resume + durations.hibernate);
  const temporaryMs = (workdays - 1) * TEMPORARY_MS;
  const expected = (hourly * onMs + temporaryHourly * temporaryMs) / HOUR_MS;
  const window = { startTime: new Date(STARTS).toISOString(), endTime: new Date(ENDS).toISOString() };
  for (const stepSeconds of [3600, 86_400]) {
    const query = { ...window, stepSeconds, useListingPrices: true };
    const { summary, items = [] } = await ok('getClusterCost', { params, query });
    const told = [summary?.totalCostOnDemand, summary?.totalCostSpot, summary?.totalCostSpotFallback];
    expect(told.reduce((sum, text) => sum + Number(text), 0)).toBeCloseTo(expected, 3);
    const byStep = items.reduce(
      (sum, item) =>
        sum +
        [item.costOnDemand, item.costSpot, item.costSpotFallback].reduce(
          (total, text) => total + Number(text),
          0,
        ),
      0,
    );
    expect((byStep * stepSeconds) / 3600).toBeCloseTo(expected, 1);
  }
  const after = await ok('getCluster', { params });
  expect(after.status).toBe('hibernated');
  expect((await ok('listNodes', { params })).items).toEqual([]);
  expect(sim.world.clusters[0]?.hibernatedNodes).toHaveLength(8);
  expect((await ok('getClusterUnscheduledPods', { params })).items).toHaveLength(20);
});
