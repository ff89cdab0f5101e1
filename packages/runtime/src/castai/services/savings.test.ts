import { expect, test } from 'vitest';
import { simulate } from '../simulated-client.test-kit.ts';

const endTime = new Date();
const startTime = new Date(endTime.getTime() - 7 * 86_400_000);

test('savings.listClusterValues() tells what was saved: projected less actual cost', async () => {
  const { castai, clusterId, simulator } = await simulate();
  const { organizationId } = simulator;
  const all = await castai.savings.listClusterValues({ organizationId, startTime, endTime });
  expect(all.map((value) => value.clusterId).toSorted()).toEqual([...simulator.clusterIds].toSorted());
  for (const { cost } of all) expect(cost.totalSavings).toBeCloseTo(cost.projectedCost - cost.actualCost, 6);
  const clusterIds = [clusterId];
  const [own, ...others] = await castai.savings.listClusterValues({
    organizationId,
    startTime,
    endTime,
    clusterIds,
  });
  expect(own?.clusterId).toBe(clusterId);
  expect(others).toEqual([]);
});

test('savings.getTimeline() tells it by days or months, which make the summary', async () => {
  const { castai, simulator } = await simulate();
  const { organizationId } = simulator;
  const filter = { organizationId, startTime, endTime, step: 'ONE_DAY' } as const;
  const { summary, timelineItems } = await castai.savings.getTimeline(filter);
  expect(timelineItems.length).toBeGreaterThanOrEqual(7);
  const saved = timelineItems.reduce((sum, { cost }) => sum + cost.totalSavings, 0);
  expect(saved).toBeCloseTo(summary.cost.totalSavings, 4);
});

test('savings.getBaseline() has none where a cluster has no history of its own', async () => {
  const { castai, clusterId, simulator } = await simulate();
  const { organizationId } = simulator;
  const baseline = await castai.savings.getBaseline(organizationId, clusterId);
  expect(baseline).toMatchObject({ baselineType: 'CLUSTER_HISTORY' });
  const bare = await simulate({ world: { clusters: [{ cluster: { isPhase2: false } }] } });
  await expect(
    bare.castai.savings.getBaseline(bare.simulator.organizationId, bare.clusterId),
  ).resolves.toBeUndefined();
});

test('savings.listRestrictions() names what may not be evicted', async () => {
  const annotations = [{ key: 'autoscaling.cast.ai/removal-disabled', value: 'true' }];
  const workloads = [{ name: 'pinned', namespace: 'shop', annotations }];
  const { castai, clusterId, simulator } = await simulate({ world: { clusters: [{ workloads }] } });
  const [restriction] = await castai.savings.listRestrictions(simulator.organizationId, clusterId);
  expect(restriction?.resource).toEqual({
    resourceName: 'pinned',
    resourceKind: 'Deployment',
    resourceNamespace: 'shop',
  });
});
