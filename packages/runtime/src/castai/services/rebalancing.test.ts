import { expect, test } from 'vitest';
import { canaryKey } from '../../http/testing/request-for.test-server.ts';
import { answerJson, serve } from '../../http/testing/serve.test-server.ts';
import { CastAi } from '../cast-ai.ts';
import { simulate } from '../simulated-client.test-kit.ts';

test.each([
  { reason: 'upscalingFailed', isFailure: true },
  { reason: 'achievedSavingsBelowThreshold', isFailure: false },
])('rebalancing.wait() on a plan that ended with $reason', async ({ reason, isFailure }) => {
  const plan = { status: 'error', errors: [{ reason, message: 'no capacity' }] };
  const server = await serve((_, response) => answerJson(response, plan));
  const { rebalancing } = new CastAi({ apiUrl: server.url, apiKey: canaryKey });
  const wait = rebalancing.wait('c1', 'p1');
  if (!isFailure) return expect(wait).resolves.toEqual(plan);
  return expect(wait).rejects.toMatchObject({
    message: 'Cannot finish the rebalancing plan "p1": found it failed with upscalingFailed: no capacity',
    code: 'rebalancing_failed',
  });
});

test('rebalancing.schedules keeps schedules and binds clusters to them', async () => {
  const { castai, clusterId } = await simulate();
  const { schedules } = castai.rebalancing;
  const created = await schedules.create({
    name: 'nightly',
    schedule: { cron: '0 3 * * *' },
    triggerConditions: { savingsPercentage: 15 },
    launchConfiguration: { rebalancingOptions: { minNodes: 2 } },
  });
  const id = created.id ?? '';
  await expect(schedules.update(id, { name: 'weekly' })).resolves.toMatchObject({ name: 'weekly' });
  const preview = await schedules.preview(clusterId, { schedule: { cron: '0 6 * * *' } });
  expect(preview.willTriggerAt?.[0]).toMatch(/T06:00:00Z$/);
  const job = await schedules.createJob(clusterId, id);
  const paused = await schedules.setJobEnabled(clusterId, job, { isEnabled: false });
  expect(paused).toMatchObject({ id: job.id, enabled: false, rebalancingScheduleId: id });
  await expect(schedules.listJobs({ clusterId }).toArray()).resolves.toHaveLength(1);
  await schedules.deleteJob(clusterId, job.id ?? '');
  await expect(schedules.get(id)).resolves.toMatchObject({ id, name: 'weekly' });
  await schedules.delete(id);
  await expect(schedules.list().toArray()).resolves.toEqual([]);
});

test('a dry run plans a rebalancing as far as it goes', async () => {
  const { castai, clusterId } = await simulate({}, { dryRun: true });
  const planId = await castai.rebalancing.generate(clusterId);
  await castai.rebalancing.wait(clusterId, planId, { until: 'generated' });
  await castai.rebalancing.execute(clusterId, planId);
  await expect(castai.rebalancing.wait(clusterId, planId)).resolves.toBeUndefined();
  expect(castai.plan.map(({ method }) => method)).toEqual(['POST', 'POST']);
});
