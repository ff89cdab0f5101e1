import type { Simulator } from '@castai-bot/simulator';
import { expect, test } from 'vitest';
import type { CastAi } from '../cast-ai.ts';
import type { Workload } from '../services/workloads.ts';
import { simulate, type Simulated } from '../simulated-client.test-kit.ts';
import { createMemoryState, type MemoryState } from './memory-state.test-kit.ts';
import type { ObjectToRemember, WorkloadToSwitch } from './object-to-remember.ts';

interface Case {
  readonly castai: CastAi;
  readonly simulator: Simulator;
  readonly clusterId: string;
  readonly state: MemoryState;
  /** Those that the API configures. */
  readonly workloads: readonly Workload[];
}

async function start(workloadCount = 60): Promise<Case> {
  const world = { clusters: 1, nodes: 2, workloads: workloadCount };
  const { castai, clusterId, simulator } = await simulate({ world });
  const workloads = await castai.workloads.list({ clusterId, configuredBy: ['API'] }).toArray();
  return { castai, clusterId, simulator, state: createMemoryState(), workloads };
}

const switchOff = (workload: Workload): WorkloadToSwitch => ({
  kind: 'workload',
  workload,
  managementOption: 'READ_ONLY',
  scaling: 'both',
});

function isOwn({ workloadOverrides }: Workload): boolean {
  return workloadOverrides?.vertical?.managementOption === 'MANAGED';
}

async function changeAll({ castai, state }: Case, objects: readonly ObjectToRemember[]): Promise<number> {
  const changes = await castai.remember(state, objects);
  const { done, failed } = await castai.forEach(changes, (change) => change.make());
  expect(failed).toEqual([]);
  return done.length;
}

function countWrites({ requests }: Simulator): number {
  return requests.filter(({ method }) => method !== 'GET').length;
}

test('castai.putBack() leaves no trace of switching every workload, and is harmless twice', async () => {
  const one = await start();
  await changeAll(one, one.workloads.map(switchOff));
  expect(one.simulator.changes().length).toBeGreaterThan(5);
  const changed = one.simulator.changes().length;

  const { counts, failed, left } = await one.castai.putBack(one.state);
  expect({ counts, failed, left }).toEqual({
    counts: { putBack: changed, alreadyThere: 0, changedMeanwhile: 0, gone: 0, notBegun: 0 },
    failed: [],
    left: [],
  });
  expect(one.simulator.changes()).toEqual([]);
  expect(one.state.text()).toBe('{}');

  const writes = countWrites(one.simulator);
  expect((await one.castai.putBack(one.state)).counts).toMatchObject({ putBack: 0, alreadyThere: 0 });
  expect(countWrites(one.simulator)).toBe(writes);
});

test('castai.remember() stores all before the first write, and nothing of what is so already', async () => {
  const { castai, simulator, state, workloads } = await start();
  const changes = await castai.remember(state, workloads.map(switchOff));
  expect(countWrites(simulator)).toBe(0);
  expect(state.writes()).toBe(1);
  for (const change of changes) await change.make();
  const again = await castai.workloads.list({ clusterId: workloads[0]?.clusterId ?? '' }).toArray();
  const mine = again.filter(({ managedBy }) => managedBy === 'API');

  const text = state.text();
  await castai.remember(state, mine.map(switchOff));
  expect(state.text()).toBe(text);
  expect(state.writes()).toBe(1);
});

test('castai.remember() ends before any write where the state does not take so much', async () => {
  const { castai, simulator, workloads } = await start();
  const state = createMemoryState(() => {
    throw new RangeError('too large');
  });
  await expect(castai.remember(state, workloads.map(switchOff))).rejects.toThrow('too large');
  expect(countWrites(simulator)).toBe(0);
});

test('castai.remember() keeps what could not be put back from being changed', async () => {
  const { castai, clusterId, simulator, state } = await start();
  const byAnnotations = await castai.workloads.list({ clusterId, configuredBy: ['ANNOTATIONS'] }).toArray();
  const [first] = byAnnotations.filter(
    ({ workloadConfigV2 }) => workloadConfigV2.vpaConfig.managementOption === 'MANAGED',
  );
  if (first === undefined) throw new Error('no managed workload that annotations configure');
  const changes = await castai.remember(state, [
    switchOff(first),
    { kind: 'nodeTemplate', clusterId, name: 'no such', update: { shouldTaint: true } },
  ]);
  const { failed } = await castai.forEach(changes, (change) => change.make());
  expect(failed.map(({ code, id }) => [id, code])).toEqual([
    [first.id, 'managed_by_annotations'],
    ['no such', 'node_template_not_found'],
  ]);
  expect(state.writes()).toBe(0);
  expect(simulator.changes()).toEqual([]);
});

test('castai.putBack() keeps the first memory of what was changed twice', async () => {
  const one = await start();
  const { castai, clusterId, simulator, state } = one;
  const readMine = async (): Promise<readonly Workload[]> => {
    const all = await castai.workloads.list({ clusterId }).toArray();
    return all.filter(({ managedBy }) => managedBy === 'API');
  };
  await changeAll(
    one,
    (await readMine()).map((workload) => ({ ...switchOff(workload), scaling: 'vertical' })),
  );
  await changeAll(one, (await readMine()).map(switchOff));
  const inherit = { managementOption: 'INHERIT', scaling: 'both' } as const;
  await changeAll(
    one,
    (await readMine()).map((workload) => ({ kind: 'workload', workload, ...inherit })),
  );
  await castai.putBack(state);
  expect(simulator.changes()).toEqual([]);
});

test('castai.putBack() leaves what somebody else has changed meanwhile, and says so', async () => {
  const one = await start();
  const { castai, clusterId, simulator, state, workloads } = one;
  const managed = workloads.filter(
    ({ workloadConfigV2 }) => workloadConfigV2.vpaConfig.managementOption === 'MANAGED',
  );
  const [back, more] = [managed.find(isOwn), managed.find((each) => !isOwn(each))];
  if (back === undefined || more === undefined) throw new Error('too few managed workloads');
  await changeAll(one, [switchOff(back), switchOff(more)]);
  // The one is switched on again by hand, the other gets a limit.
  const now = await castai.workloads.get(clusterId, back.id);
  await castai.workloads.setManagementOption(now, 'INHERIT', { scaling: 'vertical' });
  const { scalingPolicyId, workloadConfig } = castai.workloads.readSettings(
    await castai.workloads.get(clusterId, more.id),
  );
  const cpu = { max: 3 };
  const vpaConfig = { ...workloadConfig?.vpaConfig, cpu };
  await castai.workloads.update(clusterId, more.id, {
    scalingPolicyId,
    workloadConfig: { ...workloadConfig, vpaConfig },
  });

  const { counts, left } = await castai.putBack(state);
  expect(counts).toEqual({ putBack: 1, alreadyThere: 0, changedMeanwhile: 1, gone: 0, notBegun: 0 });
  expect(left).toEqual([
    {
      id: back.id,
      name: `${back.namespace}/${back.name}`,
      why: 'workloadConfig.vpaConfig.managementOption',
    },
  ]);
  const after = await castai.workloads.get(clusterId, more.id);
  expect(after.workloadConfigV2.vpaConfig).toMatchObject({ managementOption: 'MANAGED', cpu });
  expect(simulator.changes().map(({ id }) => id)).toContain(more.id);
  expect(state.text()).toBe('{}');
});

test('castai.putBack() forgets workloads that are gone, and nothing where the cluster is not seen', async () => {
  const one = await start();
  const { castai, simulator, state, workloads } = one;
  const [first] = workloads;
  if (first === undefined) throw new Error('no workload');
  await changeAll(one, [switchOff(first)]);
  const text = state.text();
  expect(text).not.toBe('{}');
  const mend = simulator.inject({ kind: 'status', status: 404, route: 'GET /v1/*' });
  await expect(castai.putBack(state)).rejects.toMatchObject({ status: 404 });
  expect(state.text()).toBe(text);
  mend();
  simulator.inject({ kind: 'status', status: 404, route: 'getWorkload' });
  expect((await castai.putBack(state)).counts).toMatchObject({ gone: 1, putBack: 0 });
  expect(state.text()).toBe('{}');
});

test('castai.putBack() keeps remembering what failed', async () => {
  const one = await start();
  const { castai, simulator, state, workloads } = one;
  await changeAll(one, workloads.map(switchOff));
  simulator.inject({ kind: 'status', status: 400, route: 'updateWorkload', times: 3 });
  const first = await castai.putBack(state);
  expect(first.failed).toHaveLength(3);
  expect(state.text()).not.toBe('{}');
  const second = await castai.putBack(state);
  expect(second).toMatchObject({ counts: { putBack: 3, alreadyThere: 0 }, failed: [] });
  expect(simulator.changes()).toEqual([]);
});

test('castai.putBack() refuses a text that nobody remembered', async () => {
  const { castai, simulator, state } = await start();
  for (const remembered of ['', 'H4sI', Buffer.from('{}').toString('base64')]) {
    await state.update(() => ({ remembered }));
    await expect(castai.putBack(state)).rejects.toMatchObject({ code: 'unreadable_memory' });
  }
  expect(countWrites(simulator)).toBe(0);
});

/** The same workload, before and after somebody else has had it for a night. */
async function meet(overrides: object, managedBy: 'API' | 'ANNOTATIONS'): Promise<Simulated> {
  const cluster = { id: 'c1b7f8a4-0000-4000-8000-000000000001' };
  const workload = { id: 'c1b7f8a4-0000-4000-8000-000000000002', name: 'web', namespace: 'shop', managedBy };
  const workloads = [{ ...workload, workloadOverrides: overrides }];
  return simulate({ world: { clusters: [{ cluster, workloads }] } });
}

test.each([
  {
    what: 'annotations configure by now',
    managedBy: 'ANNOTATIONS',
    vertical: { managementOption: 'READ_ONLY' },
    code: undefined,
  },
  {
    what: 'has got what an update cannot carry',
    managedBy: 'API',
    vertical: { managementOption: 'READ_ONLY', startup: { periodSeconds: 60 } },
    code: 'overrides_would_be_lost',
  },
] as const)('castai.putBack() leaves a workload that $what', async ({ code, managedBy, vertical }) => {
  const state = createMemoryState();
  const evening = await meet({}, 'API');
  const [workload] = await evening.castai.workloads.list({ clusterId: evening.clusterId }).toArray();
  if (workload === undefined) throw new Error('no workload');
  await evening.castai.remember(state, [{ ...switchOff(workload), scaling: 'vertical' }]);
  const { castai, simulator } = await meet({ vertical }, managedBy);
  const { counts, failed, left } = await castai.putBack(state);
  expect(simulator.changes()).toEqual([]);
  expect(counts).toMatchObject({ putBack: 0, alreadyThere: 0, changedMeanwhile: code === undefined ? 1 : 0 });
  expect(failed.map((item) => item.code)).toEqual(code === undefined ? [] : [code]);
  expect(left.map(({ name }) => name)).toEqual(code === undefined ? ['shop/web'] : []);
  // What nobody could put back is not forgotten.
  expect(state.text() === '{}').toBe(code === undefined);
});
