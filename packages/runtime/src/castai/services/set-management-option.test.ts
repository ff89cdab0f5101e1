import { startSimulator } from '@castai-bot/simulator';
import { expect, onTestFinished, test } from 'vitest';
import { CastAi } from '../cast-ai.ts';
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
