import { operations } from '@castai-bot/api';
import { expect, test } from 'vitest';
import { startChecked } from './checked-client.test-kit.ts';
import { clusterExamples } from './examples/cluster-examples.test-kit.ts';
import { costExamples } from './examples/cost-examples.test-kit.ts';
import { organizationExamples } from './examples/organization-examples.test-kit.ts';
import { rebalancingExamples } from './examples/rebalancing-examples.test-kit.ts';
import { workloadExamples } from './examples/workload-examples.test-kit.ts';
import type { Example, Examples } from './examples/example.test-kit.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

const examples: Partial<Examples> = {
  ...clusterExamples,
  ...costExamples,
  ...organizationExamples,
  ...rebalancingExamples,
  ...workloadExamples,
};

test.each(Object.keys(operations))('%s answers as the document says', async (id) => {
  const isOfEnterprise = id === 'listChildOrganizations' || id === 'listEnterpriseMembers';
  const client = await startChecked({
    now: () => AT,
    world: { clusters: 2, nodes: 6, workloads: 20, childOrganizations: isOfEnterprise ? 2 : 0 },
  });
  const example = new Map<string, Example>(Object.entries(examples)).get(id);
  await example?.(client);
  const { operation, status } = client.sim.requests.at(-1) ?? {};
  expect(operation).toBe(id);
  expect(status).toBeLessThan(300);
});
