import { WAIT_LIMIT_MS } from '@castai-bot/testing/limits';
import { expect, test } from 'vitest';
import { simulate } from '../simulated-client.test-kit.ts';

test.each(['empty', 'notFound', 'plan'] as const)(
  'rebalancing.wait() waits for a plan and its end, where a plan that is generated is answered with %s',
  async (planBeforeGenerated) => {
    const minute = 60_000;
    const durations = {
      planGenerate: minute,
      nodeCreate: minute,
      nodeJoin: minute,
      nodeDrain: minute,
      nodeDelete: minute,
    };
    const { castai, clusterId, simulator } = await simulate({ guesses: { planBeforeGenerated }, durations });
    const planId = await castai.rebalancing.generate(clusterId, { minNodes: 1 });
    const seen = new Set<string | undefined>();
    // Time goes on with each look, and not by itself.
    const onProgress = (plan: { status: string } | undefined): void => {
      seen.add(plan?.status);
      simulator.advance(minute / 2);
    };
    const waiting = { pollMs: 1, timeoutMs: WAIT_LIMIT_MS, onProgress };
    const generated = await castai.rebalancing.wait(clusterId, planId, { until: 'generated', ...waiting });
    expect(generated).toMatchObject({ rebalancingPlanId: planId, status: 'generated' });
    await castai.rebalancing.execute(clusterId, planId);
    seen.clear();
    const finished = await castai.rebalancing.wait(clusterId, planId, waiting);
    expect(finished?.status).toMatch(/finished/);
    expect(seen.size).toBeGreaterThan(1);
    const plans = await castai.rebalancing.list({ clusterId, includeNegative: true }).toArray();
    expect(plans.map(({ rebalancingPlanId }) => rebalancingPlanId)).toEqual([planId]);
  },
);

test('rebalancing.wait() does not take the 404 of a wrong id for a plan that is generated', async () => {
  const { castai, clusterId } = await simulate();
  const planId = '00000000-0000-4000-8000-000000000000';
  const waiting = castai.rebalancing.wait(clusterId, planId, { timeoutMs: 20_000 });
  await expect(waiting).rejects.toMatchObject({ status: 404 });
});
