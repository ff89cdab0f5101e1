import { expect, test } from 'vitest';
import { simulate } from '../simulated-client.test-kit.ts';

const endTime = new Date();
const startTime = new Date(endTime.getTime() - 7 * 86_400_000);
const period = {
  feature: 'phase2',
  from: startTime.toISOString().slice(0, 10),
  to: endTime.toISOString().slice(0, 10),
} as const;

test('billing.getUsage() tells whose CPUs a feature was used for, and they make the total', async () => {
  const { castai, clusterId } = await simulate();
  const { entities, totalUsage } = await castai.billing.getUsage(period);
  expect(entities.map(({ entityId }) => entityId)).toContain(clusterId);
  const sum = entities.reduce((total, { usage = 0 }) => total + usage, 0);
  expect(sum).toBeCloseTo(totalUsage ?? Number.NaN, 6);
  expect(sum).toBeGreaterThan(0);
});

test('billing.getEnterpriseUsage() tells it by child organization', async () => {
  const { castai } = await simulate({ world: { childOrganizations: 2 } });
  const { entities } = await castai.billing.getEnterpriseUsage(period);
  expect(entities.map(({ entityName }) => entityName)).toEqual([
    'Child organization 1',
    'Child organization 2',
  ]);
});

test('billing lists features, and the CPUs of each cluster by day', async () => {
  const { castai, clusterId } = await simulate();
  const features = await castai.billing.listFeatures();
  expect(features.map(({ feature }) => feature)).toContain('woop');
  const { clusters } = await castai.billing.getUsageReport({ startTime, endTime });
  const own = clusters.find(({ cluster }) => cluster?.id === clusterId);
  expect(own?.dailyUsages).toHaveLength(7);
});

test('security counts and lists what scans found', async () => {
  const { castai } = await simulate();
  const images = await castai.security.listImages({ status: 'Running' });
  const { totalImageRepositories } = await castai.security.getImageOverview();
  expect(totalImageRepositories).toBe(images.length);
  const checks = await castai.security.listChecks({ severityLevels: ['any'] });
  const { failedChecks = 0, passedChecks = 0 } = await castai.security.getBestPracticesOverview();
  expect(failedChecks + passedChecks).toBe(checks.length);
  await expect(castai.security.getNodesOverview()).resolves.toMatchObject({ highVulnerabilities: 0 });
  await expect(castai.security.getAttackPathsOverview()).resolves.toMatchObject({ attackPaths: 0 });
});

test('workloads tell of their manifests and autoscalers, the evictor of its service, costs of two periods', async () => {
  const { castai, clusterId } = await simulate();
  const workloads = await castai.workloads.list({ clusterId }).toArray();
  const recommended = workloads.find(({ recommendation }) => recommendation !== undefined);
  const manifest = await castai.workloads.getRecommendationManifest(clusterId, recommended?.id ?? '');
  expect(manifest).toMatchObject({ name: recommended?.name, object: { kind: 'Recommendation' } });
  const autoscalers = await castai.workloads.listAutoscalers({ clusterId });
  const scaled = workloads.filter(({ hpaState }) => hpaState?.mode === 'HPA_MODE_V2');
  expect(autoscalers.map(({ name }) => name)).toEqual(scaled.map(({ name }) => name));
  await expect(castai.evictor.getServiceConfig(clusterId)).resolves.toMatchObject({ enabled: false });
  const before = new Date(startTime.getTime() - 7 * 86_400_000);
  const comparison = await castai.costs.compare({ startTimeA: before, startTimeB: startTime, rangeDays: 7 });
  expect(Object.keys(comparison)).toEqual(['summary', 'periodA', 'periodB']);
});
