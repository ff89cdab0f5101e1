import assert from 'node:assert/strict';
import test from 'node:test';
import { callFunction, CastAi } from '@castai-bot/runtime';
import { startSimulator, type Simulator } from '@castai-bot/simulator';
import { disableWorkloadAutoscaler } from './disable-workload-autoscaler.ts';

test('disable-workload-autoscaler switches what is managed, and leaves alone what annotations manage', async (t) => {
  const api = await start(t, 120);
  const before = await listManaged(api);
  const byAnnotations = before.filter((workload) => workload.managedBy === 'ANNOTATIONS');
  assert.ok(byAnnotations.length > 0 && byAnnotations.length < before.length);
  const managedHorizontally = countManagedHorizontally(api);
  assert.ok(managedHorizontally > 0);

  const { counts, failed } = await callFunction(disableWorkloadAutoscaler, { api });

  const switched = before.length - byAnnotations.length;
  assert.deepEqual(counts, { switched, managedByAnnotations: byAnnotations.length, managedHorizontally, notBegun: 0 });
  assert.deepEqual(failed, []);
  assert.deepEqual(await listManaged(api), byAnnotations);
  assert.equal(api.changes().length, switched);
  const again = await callFunction(disableWorkloadAutoscaler, { api });
  assert.deepEqual(again.counts, { ...counts, switched: 0 });
});

for (const scaling of ['horizontal', 'both'] as const) {
  test(`disable-workload-autoscaler counts what stays managed horizontally: ${scaling}`, async (t) => {
    const api = await start(t, 120);
    const [vertical, horizontal] = [await listManaged(api), countManagedHorizontally(api)];

    const { counts } = await callFunction(disableWorkloadAutoscaler, { api, inputs: { scaling } });

    assert.equal(counts['managedHorizontally'], countManagedHorizontally(api));
    assert.ok(countManagedHorizontally(api) < horizontal);
    const left = await listManaged(api);
    if (scaling === 'horizontal') assert.deepEqual(left.length, vertical.length);
    else assert.ok(left.every(({ managedBy }) => managedBy === 'ANNOTATIONS'));
  });
}

test('disable-workload-autoscaler stays in the namespaces that its inputs name', async (t) => {
  const api = await start(t, 40);
  const before = await listManaged(api);
  const namespace = before.find((workload) => workload.managedBy !== 'ANNOTATIONS')?.namespace ?? '';

  await callFunction(disableWorkloadAutoscaler, { api, inputs: { namespaces: [namespace] } });

  const after = await listManaged(api);
  assert.ok(after.length < before.length);
  assert.deepEqual(
    after.filter((workload) => workload.namespace !== namespace),
    before.filter((workload) => workload.namespace !== namespace),
  );
});

test('disable-workload-autoscaler plans every switch in a dry run, and changes nothing', async (t) => {
  const api = await start(t, 40);

  const { counts, plan } = await callFunction(disableWorkloadAutoscaler, { api, dryRun: true });

  assert.ok(plan.length > 0);
  assert.equal(plan.length, counts['switched']);
  for (const { changes } of plan) {
    const values = changes.map(({ path, after }) => [path, after]);
    assert.deepEqual(values, [['workloadConfig.vpaConfig.managementOption', 'READ_ONLY']]);
  }
  assert.deepEqual(api.changes(), []);
});

async function start(t: test.TestContext, workloads: number): Promise<Simulator> {
  const simulator = await startSimulator({ world: { workloads } });
  t.after(() => simulator.close());
  return simulator;
}

async function listManaged({ apiKey, clusterIds, url }: Simulator) {
  const castai = new CastAi({ apiUrl: url, apiKey });
  return castai.workloads.list({ clusterId: clusterIds[0] ?? '', managementOptions: ['MANAGED'] }).toArray();
}

function countManagedHorizontally({ world }: Simulator) {
  const workloads = world.clusters[0]?.workloads ?? [];
  return workloads.filter(({ workloadConfigV2 }) => workloadConfigV2.hpaConfig.managementOption === 'MANAGED').length;
}
