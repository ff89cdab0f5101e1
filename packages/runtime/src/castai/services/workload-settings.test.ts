import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { simulate, type Simulated } from '../simulated-client.test-kit.ts';
import type { WorkloadUpdate } from './workload-settings.ts';
import type { Workload } from './workloads.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

const option = fc.constantFrom('MANAGED', 'READ_ONLY');
const size = fc.integer({ min: 1, max: 8 });
const flag = fc.boolean();
const seconds = fc.constantFrom(86_400, 172_800);

/** Any of the fields, so that each may be inherited. */
const ANY = { requiredKeys: [] } satisfies { requiredKeys: [] };

const bound = fc.record({ constant: fc.record({ value: size }) });
const constraints = fc.record({ min: bound, max: bound }, ANY);
const limit = fc.record({ type: fc.constantFrom('MULTIPLIER', 'NO_LIMIT'), multiplier: size });
const resource = fc.record(
  { managementOption: option, min: size, max: size, lookBackPeriodSeconds: seconds, constraints, limit },
  ANY,
);
const containers = fc.uniqueArray(
  fc.record({
    containerName: fc.constantFrom('app', 'proxy'),
    memory: fc.record({ min: size, max: size, constraints }, ANY),
  }),
  { selector: ({ containerName }) => containerName, maxLength: 2 },
);
const vpaConfig = fc.record(
  {
    managementOption: option,
    cpu: resource,
    memory: resource,
    containerConfig: containers,
    excludedContainers: fc.subarray(['istio-proxy', 'agent']),
    antiAffinity: fc.record({ considerAntiAffinity: flag }, ANY),
    memoryEvent: fc.record({ applyType: fc.constantFrom('IMMEDIATE', 'DEFERRED') }, ANY),
    predictiveScaling: fc.record({ cpu: fc.record({ enabled: flag }) }, ANY),
    jvm: fc.record({ autoInstrument: flag, enabled: flag, optionsEnvVar: fc.constant('JAVA_OPTS') }, ANY),
  },
  ANY,
);
const metrics = fc.array(
  fc.record({
    type: fc.constant('RESOURCE'),
    resource: fc.record({
      name: fc.constantFrom('cpu', 'memory'),
      target: fc.record({ type: fc.constant('UTILIZATION'), value: fc.constantFrom('70', '80') }),
    }),
  }),
  { maxLength: 2 },
);
const behavior = fc.record({ scaleDown: fc.record({ stabilizationWindowSeconds: size }) }, ANY);
const hpaConfig = fc.record(
  {
    managementOption: option,
    minReplicas: size,
    maxReplicas: size,
    takeOwnership: flag,
    useNative: flag,
    metrics,
    behavior,
  },
  ANY,
);
/** What a workload may set for itself, vertical and horizontal, or nothing of it. */
const workloadConfig = fc.record({ vpaConfig, hpaConfig }, ANY);

interface Case {
  readonly castai: Simulated['castai'];
  readonly simulator: Simulated['simulator'];
  readonly clusterId: string;
  readonly policyIds: readonly string[];
  readonly workload: Workload;
}

async function start(): Promise<Case> {
  const { castai, clusterId, simulator } = await simulate({
    now: () => AT,
    world: { clusters: 1, nodes: 1, workloads: 20 },
  });
  const policies = await castai.scalingPolicies.list({ clusterId }).toArray();
  const all = await castai.workloads.list({ clusterId }).toArray();
  const workload = all.find(({ managedBy }) => managedBy === 'API');
  if (workload === undefined) throw new Error('no workload that the API configures');
  return { castai, clusterId, policyIds: policies.map(({ id }) => id), simulator, workload };
}

/** Without when it was written, and who chose its policy, which the API keeps by itself. */
function withoutTimes({ scalingPolicyOrigin: _origin, updatedAt: _at, ...workload }: Workload): unknown {
  const plain: unknown = JSON.parse(JSON.stringify(workload));
  return plain;
}

function countWrites({ requests }: Simulated['simulator']): number {
  return requests.filter(({ method }) => method === 'PUT').length;
}

test('workloads.restoreSettings() puts back what readSettings() read, whatever was changed since', async () => {
  const { castai, clusterId, policyIds, simulator, workload } = await start();
  const update = fc.record({ scalingPolicyId: fc.constantFrom(...policyIds), workloadConfig });
  await fc.assert(
    fc.asyncProperty(update, update, async (own, other) => {
      await castai.workloads.update(clusterId, workload.id, own);
      const before = await castai.workloads.get(clusterId, workload.id);
      const saved = JSON.stringify(castai.workloads.readSettings(before));

      await castai.workloads.update(clusterId, workload.id, other);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written above
      const read = JSON.parse(saved) as WorkloadUpdate;
      await castai.workloads.restoreSettings(before, read);
      const after = await castai.workloads.get(clusterId, workload.id);
      expect(withoutTimes(after)).toEqual(withoutTimes(before));

      const writes = countWrites(simulator);
      await castai.workloads.restoreSettings(before, read);
      expect(countWrites(simulator)).toBe(writes);
    }),
    { numRuns: 40 },
  );
});

test('workloads.restoreSettings() leaves no trace of switching every workload of a world', async () => {
  const { castai, clusterId, simulator } = await start();
  const all = await castai.workloads.list({ clusterId }).toArray();
  const mine = all.filter(({ managedBy }) => managedBy === 'API');
  const saved = mine.map((workload) => ({ workload, settings: castai.workloads.readSettings(workload) }));
  for (const wanted of ['MANAGED', 'READ_ONLY', 'INHERIT'] as const) {
    for (const { id } of mine) {
      const workload = await castai.workloads.get(clusterId, id);
      await castai.workloads.setManagementOption(workload, wanted, { scaling: 'both' });
    }
  }
  expect(simulator.changes().length).toBeGreaterThan(0);
  for (const { settings, workload } of saved) await castai.workloads.restoreSettings(workload, settings);
  expect(simulator.changes()).toEqual([]);
});

test('workloads.restoreSettings() plans in a dry run what it would put back', async () => {
  const { castai, clusterId, policyIds, simulator, workload } = await start();
  const [scalingPolicyId = ''] = policyIds;
  const own = { scalingPolicyId, workloadConfig: { vpaConfig: { cpu: { max: 2 } } } };
  await castai.workloads.update(clusterId, workload.id, own);
  const saved = castai.workloads.readSettings(await castai.workloads.get(clusterId, workload.id));
  const switched = { managementOption: 'READ_ONLY', cpu: { max: 4 } } as const;
  await castai.workloads.update(clusterId, workload.id, { ...own, workloadConfig: { vpaConfig: switched } });

  const dry = await simulate({}, { apiUrl: simulator.url, apiKey: simulator.apiKey, dryRun: true });
  await dry.castai.workloads.restoreSettings(workload, saved);
  expect(dry.castai.plan).toMatchObject([{ target: `${workload.namespace}/${workload.name}` }]);
  expect(dry.castai.plan[0]?.changes).toEqual([
    { path: 'workloadConfig.vpaConfig.cpu.max', kind: 'changed', before: 4, after: 2 },
    {
      path: 'workloadConfig.vpaConfig.managementOption',
      kind: 'removed',
      before: 'READ_ONLY',
      after: undefined,
      becomes: 'inherited',
    },
  ]);
});
