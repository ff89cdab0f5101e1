import { fc } from '@castai-bot/testing/properties';
import { expect, test } from 'vitest';
import { simulate, type Simulated } from '../simulated-client.test-kit.ts';

interface Row {
  readonly what: string;
  /** Reads, changes by a number, and puts back what it read. */
  readonly changeAndRestore: (one: Simulated, number: number) => Promise<void>;
}

/** Through JSON, as it would be kept. */
function keep<Value>(value: Value): Value {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written a moment ago
  return JSON.parse(JSON.stringify(value)) as Value;
}

const rows: readonly Row[] = [
  {
    what: 'policies.update() with what policies.get() read',
    changeAndRestore: async ({ castai: { policies }, clusterId }, number) => {
      const saved = keep(await policies.get(clusterId));
      await policies.update(clusterId, {
        enabled: number % 2 === 0,
        unschedulablePods: { headroom: { enabled: true, cpuPercentage: number } },
        nodeDownscaler: { emptyNodes: { enabled: true, delaySeconds: number } },
      });
      await policies.update(clusterId, () => saved);
    },
  },
  {
    what: 'evictor.restoreSettings() with what evictor.get() read',
    changeAndRestore: async ({ castai: { evictor }, clusterId }, number) => {
      const saved = keep((await evictor.get(clusterId)) ?? {});
      await evictor.update(clusterId, { aggressiveMode: true, ignorePodDisruptionBudgets: number % 2 === 0 });
      await evictor.update(clusterId, { cycleInterval: `${number}m0s`, nodeGracePeriodMinutes: number });
      await evictor.restoreSettings(clusterId, saved);
    },
  },
  {
    what: 'evictor.replaceAdvancedConfig() with what evictor.getAdvancedConfig() read',
    changeAndRestore: async ({ castai: { evictor }, clusterId }, number) => {
      const saved = keep(await evictor.getAdvancedConfig(clusterId));
      const podSelector = { namespace: `ns-${number}` };
      const evictionConfig = [{ podSelector, settings: { removalDisabled: { enabled: true } } }];
      await evictor.replaceAdvancedConfig(clusterId, { evictionConfig });
      await evictor.replaceAdvancedConfig(clusterId, saved);
    },
  },
  {
    what: 'nodeTemplates.update() with what nodeTemplates.readSettings() read',
    changeAndRestore: async ({ castai: { nodeTemplates }, clusterId }, number) => {
      const items = await nodeTemplates.list({ clusterId }).toArray();
      const { template = {} } = items[number % items.length] ?? {};
      const [saved, { name = '', constraints }] = [keep(nodeTemplates.readSettings(template)), template];
      await nodeTemplates.update(clusterId, name, {
        customLabels: { number: String(number) },
        customTaints: [{ key: 'number', value: String(number) }],
        constraints: { ...constraints, maxCpu: number },
      });
      await nodeTemplates.update(clusterId, name, saved);
    },
  },
  {
    what: 'scalingPolicies.update() with what scalingPolicies.readSettings() read',
    changeAndRestore: async ({ castai: { scalingPolicies }, clusterId }, number) => {
      const all = await scalingPolicies.list({ clusterId }).toArray();
      const editable = all.filter(({ isReadonly }) => !isReadonly);
      const policy = editable[number % editable.length];
      if (policy === undefined) throw new Error('no policy that can be changed');
      const saved = keep(scalingPolicies.readSettings(policy));
      const cpu = { ...saved.recommendationPolicies.cpu, overhead: number / 100 };
      const recommendationPolicies = { ...saved.recommendationPolicies, cpu };
      await scalingPolicies.update(clusterId, policy.id, {
        ...saved,
        applyType: 'DEFERRED',
        recommendationPolicies,
      });
      await scalingPolicies.update(clusterId, policy.id, saved);
    },
  },
];

/** What the API tells of all that can be changed, but for versions and times. */
async function readAll({ castai, clusterId }: Simulated): Promise<unknown> {
  const { defaultNodeTemplateVersion: _lock, ...policies } = await castai.policies.get(clusterId);
  const templates = await castai.nodeTemplates.list({ clusterId }).toArray();
  const scaling = await castai.scalingPolicies.list({ clusterId }).toArray();
  return keep({
    policies,
    rules: await castai.evictor.getAdvancedConfig(clusterId),
    templates: templates.map(({ template: { version: _version, ...template } }) => template),
    scaling: scaling.map(({ updatedAt: _at, ...policy }) => policy),
  });
}

test.each(rows)('$what gives back exactly that', async ({ changeAndRestore }) => {
  const one = await simulate({ world: { clusters: 1, nodes: 2, workloads: 5 } });
  const before = await readAll(one);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (number) => {
      const sent = one.simulator.requests.length;
      await changeAndRestore(one, number);
      const writes = one.simulator.requests.slice(sent).filter(({ method }) => method !== 'GET');
      expect(writes.length).toBeGreaterThan(1);
      expect(await readAll(one)).toEqual(before);
    }),
    { numRuns: 10 },
  );
});
