import { operations } from '@castai-bot/api';
import { expect, test } from 'vitest';
import { startChecked } from './checked-client.test-kit.ts';
import type { Example } from './examples/example.test-kit.ts';
import { examples } from './examples/examples.test-kit.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

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
