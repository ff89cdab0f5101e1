import { expect, test } from 'vitest';
import { simulate, type Simulated } from '../simulated-client.test-kit.ts';
import { createMemoryState } from './memory-state.test-kit.ts';
import type { ObjectToRemember } from './object-to-remember.ts';

interface Row {
  readonly what: string;
  readonly read: (one: Simulated) => Promise<ObjectToRemember>;
  /** Where the simulator writes it down. */
  readonly changed: string;
}

const rows: readonly Row[] = [
  {
    what: 'policies, by values',
    changed: 'policies',
    read: async ({ clusterId }) => ({
      kind: 'policies',
      clusterId,
      change: { enabled: false, unschedulablePods: { headroom: { enabled: true, cpuPercentage: 37 } } },
    }),
  },
  {
    what: 'policies, by a function',
    changed: 'policies',
    read: async ({ clusterId }) => ({
      kind: 'policies',
      clusterId,
      change: (present) => ({
        ...present,
        enabled: false,
        spotInstances: { ...present.spotInstances, enabled: false },
      }),
    }),
  },
  {
    what: 'the evictor',
    changed: 'policies',
    read: async ({ clusterId }) => ({
      kind: 'policies',
      clusterId,
      change: { nodeDownscaler: { evictor: { aggressiveMode: true, cycleInterval: '7m0s', dryRun: true } } },
    }),
  },
  {
    what: 'the rules of the evictor',
    changed: 'evictorConfig',
    read: async ({ clusterId }) => ({
      kind: 'evictorRules',
      clusterId,
      config: {
        evictionConfig: [
          { podSelector: { namespace: 'shop' }, settings: { removalDisabled: { enabled: true } } },
        ],
      },
    }),
  },
  {
    what: 'a node template',
    changed: 'nodeTemplate',
    read: async ({ castai, clusterId }) => {
      const [item] = await castai.nodeTemplates.list({ clusterId }).toArray();
      const { constraints, name = '' } = item?.template ?? {};
      const update = { constraints: { ...constraints, spot: true, maxCpu: 7 }, shouldTaint: true };
      return { kind: 'nodeTemplate', clusterId, name, update };
    },
  },
  {
    what: 'a scaling policy',
    changed: 'scalingPolicy',
    read: async ({ castai, clusterId }) => {
      const policies = await castai.scalingPolicies.list({ clusterId }).toArray();
      const policyId = policies.find(({ isReadonly }) => !isReadonly)?.id ?? '';
      const change = {
        recommendationPolicies: { managementOption: 'READ_ONLY', cpu: { overhead: 0.33 } },
      } as const;
      return { kind: 'scalingPolicy', clusterId, policyId, change };
    },
  },
  {
    what: 'what a workload sets for itself',
    changed: 'workload',
    read: async ({ castai, clusterId }) => {
      const all = await castai.workloads.list({ clusterId, configuredBy: ['API'] }).toArray();
      const [workload] = all;
      if (workload === undefined) throw new Error('no workload');
      const { scalingPolicyId } = workload;
      const vpaConfig = { cpu: { max: 7 }, excludedContainers: ['istio-proxy'] };
      return {
        kind: 'workload',
        workload,
        settings: { scalingPolicyId, workloadConfig: { vpaConfig, hpaConfig: { minReplicas: 2 } } },
      };
    },
  },
];

async function readTemplates({ castai, clusterId }: Simulated): Promise<unknown> {
  const items = await castai.nodeTemplates.list({ clusterId }).toArray();
  return items.map(({ template: { version: _version, ...template } }) => template);
}

test.each(rows)(
  'castai.putBack() gives back $what exactly, changed once or twice',
  async ({ changed, read }) => {
    const one = await simulate({ world: { clusters: 1, nodes: 2, workloads: 20 } });
    const { castai, simulator } = one;
    const state = createMemoryState();
    const object = await read(one);
    const templates = await readTemplates(one);
    for (const run of [1, 2]) {
      const sent = simulator.requests.length;
      const [change] = await castai.remember(state, [run === 1 ? object : await read(one)]);
      if (run === 1) expect(simulator.changes()).toEqual([]);
      await change?.make();
      expect(simulator.changes().map(({ kind }) => kind)).toContain(changed);
      const writes = simulator.requests.slice(sent).filter(({ method }) => method !== 'GET');
      expect(writes).toHaveLength(run === 1 ? 1 : 0);
    }
    const { counts, failed, left } = await castai.putBack(state);
    expect({ counts, failed, left }).toMatchObject({ counts: { putBack: 1 }, failed: [], left: [] });
    // A template that was written holds what the API told of it all the time.
    expect(simulator.changes().filter(({ kind }) => kind !== 'nodeTemplate')).toEqual([]);
    expect(await readTemplates(one)).toEqual(templates);
    expect(state.text()).toBe('{}');
  },
);

test('castai.putBack() plans in a dry run what it would put back, and what goes with it', async () => {
  const one = await simulate({ world: { clusters: 1, nodes: 2, workloads: 20 } });
  const { castai, clusterId, simulator } = one;
  const state = createMemoryState();
  const all = await castai.workloads.list({ clusterId, configuredBy: ['API'] }).toArray();
  const workload = all.find(({ workloadOverrides }) => workloadOverrides?.vertical === undefined);
  if (workload === undefined) throw new Error('no workload that inherits all');
  const settings = {
    ...castai.workloads.readSettings(workload),
    workloadConfig: { vpaConfig: { cpu: { max: 7 } } },
  };
  const [change] = await castai.remember(state, [{ kind: 'workload', workload, settings }]);
  await change?.make();
  const dry = await simulate({}, { apiUrl: simulator.url, apiKey: simulator.apiKey, dryRun: true });
  const { counts } = await dry.castai.putBack(state);
  expect(counts).toMatchObject({ putBack: 1 });
  const removed = { kind: 'removed', after: undefined, becomes: 'inherited' };
  expect(dry.castai.plan.map(({ changes }) => changes)).toEqual([
    [{ ...removed, path: 'workloadConfig.vpaConfig.cpu.max', before: 7 }],
  ]);
});

test('castai.remember() refuses what no update of a node template could put back', async () => {
  const { castai, clusterId, simulator } = await simulate({ world: { clusters: 1, nodes: 2, workloads: 2 } });
  const { name = '' } = await castai.nodeTemplates.create(clusterId, { name: 'night' });
  const state = createMemoryState();
  const [change] = await castai.remember(state, [
    { kind: 'nodeTemplate', clusterId, name, update: { isDefault: true } },
  ]);
  const sent = simulator.requests.length;
  await expect(change?.make()).rejects.toMatchObject({ code: 'cannot_be_put_back' });
  expect(simulator.requests).toHaveLength(sent);
  expect(state.writes()).toBe(0);
});

test('castai.remember() fits 5,000 workloads with settings of their own into 900 KB', async () => {
  const { castai, clusterId } = await simulate({ world: { clusters: 1, nodes: 2, workloads: 6_000 } });
  const all = await castai.workloads.list({ clusterId }).toArray();
  const objects = all
    .filter(({ managedBy }) => managedBy === 'API')
    .slice(0, 5_000)
    .map((workload): ObjectToRemember => {
      const { scalingPolicyId } = workload;
      return {
        kind: 'workload',
        workload,
        settings: { scalingPolicyId, workloadConfig: { vpaConfig: { managementOption: 'READ_ONLY' } } },
      };
    });
  expect(objects).toHaveLength(5_000);
  const state = createMemoryState();
  await castai.remember(state, objects);
  expect(Buffer.byteLength(state.text())).toBeLessThan(900_000);
});
