import { startSimulator } from '@castai-bot/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { CastAi } from '../cast-ai.ts';
import { simulate } from '../simulated-client.test-kit.ts';
import type { Workload } from './workloads.ts';

/** A workload but for what its switching must change: the option, where it is written down, and the time of it. */
function theRest({
  updatedAt: _updatedAt,
  workloadConfigV2,
  workloadOverrides = {},
  ...rest
}: Workload): unknown {
  const { managementOption: _option, ...vpaConfig } = workloadConfigV2.vpaConfig;
  const { vertical = {}, ...overrides } = workloadOverrides;
  const { managementOption: _own, ...ownVertical } = vertical;
  return {
    ...rest,
    workloadConfigV2: { ...workloadConfigV2, vpaConfig },
    overrides: { ...overrides, vertical: ownVertical },
  };
}

test('setManagementOption() of 300 workloads changes nothing else in any of them, twice over', async () => {
  const simulator = await startSimulator({ world: { workloads: 300, clusters: 1 } });
  onTestFinished(() => simulator.close());
  const castai = new CastAi({ apiUrl: simulator.url, apiKey: simulator.apiKey });
  const [clusterId = ''] = simulator.clusterIds;
  const all = castai.workloads.list({ clusterId });
  const before = await all.toArray();
  const managed = await castai.workloads.list({ clusterId, managementOptions: ['MANAGED'] }).toArray();
  const switchable = managed.filter(({ managedBy }) => managedBy === 'API');
  expect(switchable.length).toBeGreaterThan(50);

  const off = await castai.forEach(switchable, (workload) =>
    castai.workloads.setManagementOption(workload, 'READ_ONLY'),
  );
  expect(off).toMatchObject({ failed: [], skipped: 0 });
  const between = await all.toArray();
  const ids = new Set(switchable.map(({ id }) => id));
  for (const [index, workload] of between.entries()) {
    const option = workload.workloadConfigV2.vpaConfig.managementOption;
    if (ids.has(workload.id)) expect(option).toBe('READ_ONLY');
    expect(theRest(workload)).toEqual(theRest(before[index] ?? workload));
  }

  const on = await castai.forEach([...off.done], (workload) =>
    castai.workloads.setManagementOption(workload, 'MANAGED'),
  );
  expect(on).toMatchObject({ failed: [], skipped: 0 });
  const after = await all.toArray();
  expect(after.map(theRest)).toEqual(before.map(theRest));
});

const optionsOf = ({ workloadConfigV2: { hpaConfig, vpaConfig } }: Workload): unknown => ({
  vertical: vpaConfig.managementOption,
  horizontal: hpaConfig.managementOption,
});

test.each([
  { scaling: undefined, wanted: { vertical: 'READ_ONLY', horizontal: 'MANAGED' } },
  { scaling: 'vertical', wanted: { vertical: 'READ_ONLY', horizontal: 'MANAGED' } },
  { scaling: 'horizontal', wanted: { vertical: 'MANAGED', horizontal: 'READ_ONLY' } },
  { scaling: 'both', wanted: { vertical: 'READ_ONLY', horizontal: 'READ_ONLY' } },
] as const)('setManagementOption() switches, with scaling $scaling, $wanted', async ({ scaling, wanted }) => {
  const { castai, clusterId } = await simulate({ world: { clusters: 1, nodes: 1, workloads: 20 } });
  const all = await castai.workloads.list({ clusterId }).toArray();
  for (const each of all.filter(({ managedBy }) => managedBy === 'API')) {
    const on = await castai.workloads.setManagementOption(each, 'MANAGED', { scaling: 'both' });
    expect(optionsOf(on)).toEqual({ vertical: 'MANAGED', horizontal: 'MANAGED' });
    const off = await castai.workloads.setManagementOption(on, 'READ_ONLY', { scaling });
    expect(optionsOf(off)).toEqual(wanted);
  }
});

test('setManagementOption() to INHERIT leaves the workload no option of its own, and is sent once', async () => {
  const { castai, clusterId, simulator } = await simulate({
    world: { clusters: 1, nodes: 1, workloads: 60 },
  });
  const policies = await castai.scalingPolicies.list({ clusterId }).toArray();
  const all = await castai.workloads.list({ clusterId }).toArray();
  for (const each of all.filter(({ managedBy }) => managedBy === 'API')) {
    const after = await castai.workloads.setManagementOption(each, 'INHERIT', { scaling: 'both' });
    expect(after.workloadOverrides?.vertical?.managementOption).toBeUndefined();
    expect(after.workloadOverrides?.horizontal?.managementOption).toBeUndefined();
    const policy = policies.find(({ id }) => id === each.scalingPolicyId);
    expect(optionsOf(after)).toEqual({
      vertical: policy?.recommendationPolicies.managementOption,
      horizontal: policy?.hpaSettings?.managementOption ?? 'READ_ONLY',
    });
    const sent = simulator.requests.length;
    await expect(castai.workloads.setManagementOption(after, 'INHERIT', { scaling: 'both' })).resolves.toBe(
      after,
    );
    expect(simulator.requests).toHaveLength(sent);
  }
});

test('setManagementOption() to INHERIT is planned as a value that is inherited from then on', async () => {
  const { castai, clusterId } = await simulate(
    { world: { clusters: 1, nodes: 1, workloads: 60 } },
    { dryRun: true },
  );
  const all = await castai.workloads.list({ clusterId, configuredBy: ['API'] }).toArray();
  const own = all.find(
    ({ workloadOverrides }) => workloadOverrides?.horizontal?.managementOption === 'MANAGED',
  );
  if (own === undefined) throw new Error('no workload with a horizontal option of its own');
  await castai.workloads.setManagementOption(own, 'INHERIT', { scaling: 'horizontal' });
  expect(castai.plan[0]?.changes).toEqual([
    {
      path: 'workloadConfig.hpaConfig.managementOption',
      kind: 'removed',
      before: 'MANAGED',
      after: undefined,
      becomes: 'inherited',
    },
  ]);
});
