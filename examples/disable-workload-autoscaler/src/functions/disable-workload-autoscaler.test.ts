import assert from 'node:assert/strict';
import test from 'node:test';
import { BotExecutionConfig, CastAi, type FunctionResult } from '@castai-bot/runtime';
import { startSimulator, type Simulator } from '@castai-bot/simulator';
import { disableWorkloadAutoscaler } from './disable-workload-autoscaler.ts';

test('disable-workload-autoscaler switches what is managed, and leaves alone what annotations manage', async (t) => {
  const simulator = await startSimulator({ world: { workloads: 120 } });
  t.after(() => simulator.close());
  const before = await listManaged(simulator);
  const byAnnotations = before.filter((workload) => workload.managedBy === 'ANNOTATIONS');
  assert.ok(byAnnotations.length > 0 && byAnnotations.length < before.length);

  const result = await run(simulator, {});

  const switched = before.length - byAnnotations.length;
  assert.deepEqual(result?.counts, { switched, managedByAnnotations: byAnnotations.length, notBegun: 0 });
  assert.deepEqual(result?.failed, []);
  assert.deepEqual(await listManaged(simulator), byAnnotations);
  assert.equal(simulator.changes().length, switched);
  assert.deepEqual((await run(simulator, {}))?.counts, { ...result?.counts, switched: 0 });
});

test('disable-workload-autoscaler stays in the namespaces that its inputs name', async (t) => {
  const simulator = await startSimulator();
  t.after(() => simulator.close());
  const before = await listManaged(simulator);
  const namespace = before.find((workload) => workload.managedBy !== 'ANNOTATIONS')?.namespace ?? '';

  await run(simulator, { namespaces: [namespace] });

  const after = await listManaged(simulator);
  assert.ok(after.length < before.length);
  assert.deepEqual(
    after.filter((workload) => workload.namespace !== namespace),
    before.filter((workload) => workload.namespace !== namespace),
  );
});

test('disable-workload-autoscaler plans every switch in a dry run, and changes nothing', async (t) => {
  const simulator = await startSimulator();
  t.after(() => simulator.close());

  const castai = connect(simulator, { dryRun: true });
  const result = await run(simulator, { castai, dryRun: true });

  assert.ok(castai.plan.length > 0);
  assert.equal(castai.plan.length, result?.counts?.['switched']);
  for (const { changes } of castai.plan) {
    assert.deepEqual(changes, [{ path: 'managementOption', before: 'MANAGED', after: 'READ_ONLY' }]);
  }
  assert.deepEqual(simulator.changes(), []);
});

async function listManaged(simulator: Simulator) {
  const [clusterId = ''] = simulator.clusterIds;
  return connect(simulator).workloads.list({ clusterId, managementOptions: ['MANAGED'] }).toArray();
}

interface RunOptions {
  namespaces: string[];
  castai: CastAi;
  dryRun: boolean;
}

async function run(
  simulator: Simulator,
  { namespaces = [], castai = connect(simulator), dryRun = false }: Partial<RunOptions>,
): Promise<FunctionResult | void> {
  const [clusterId = ''] = simulator.clusterIds;
  const inputs = disableWorkloadAutoscaler.inputs.parse({ namespaces, param1: 'default_value1' });
  const log = (): void => {};
  return disableWorkloadAutoscaler.run({
    castai,
    clusterId,
    inputs,
    config: new BotExecutionConfig({ functionName: 'disable-workload-autoscaler', inputs, envVariables: new Map(), source: 'test' }),
    log: { debug: log, info: log, warning: log, error: log, critical: log },
    signal: new AbortController().signal,
    dryRun,
    now: () => new Date(),
  });
}

function connect(simulator: Simulator, { dryRun = false } = {}): CastAi {
  return new CastAi({ apiUrl: simulator.url, apiKey: simulator.apiKey, dryRun });
}
