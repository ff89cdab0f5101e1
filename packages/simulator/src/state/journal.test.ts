import { expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';
import { Journal } from './journal.ts';

function changed(kind: string, before: object | undefined, after: object | undefined): boolean {
  const journal = new Journal();
  journal.note({ kind, id: '1', name: 'one', before, readNow: () => after });
  return journal.changes().length > 0;
}

test.each([
  ['workload', 'updatedAt'],
  ['scalingPolicy', 'updatedAt'],
  ['webhook', 'updatedAt'],
  ['nodeConfiguration', 'updatedAt'],
  ['nodeConfiguration', 'version'],
  ['nodeTemplate', 'version'],
  ['policies', 'defaultNodeTemplateVersion'],
])('Journal.changes() does not count, of a %s, that %s moved on', (kind, name) => {
  expect(changed(kind, { name: 'a', [name]: '1' }, { name: 'a', [name]: '2' })).toBe(false);
  expect(changed(kind, { name: 'a', [name]: '1' }, { name: 'b', [name]: '2' })).toBe(true);
  expect(changed(kind, { within: { [name]: '1' } }, { within: { [name]: '2' } })).toBe(true);
});

test.each([
  {
    what: 'a version that is content',
    kind: 'workload',
    before: { version: 'v1' },
    after: { version: 'v2' },
  },
  { what: 'a creation', kind: 'workload', before: undefined, after: { updatedAt: '1' } },
  { what: 'a deletion', kind: 'workload', before: { updatedAt: '1' }, after: undefined },
  { what: 'a value that is null now', kind: 'policies', before: { evictor: true }, after: { evictor: null } },
  {
    what: 'the order of a list',
    kind: 'policies',
    before: { zones: ['a', 'b'] },
    after: { zones: ['b', 'a'] },
  },
])('Journal.changes() counts $what', ({ kind, before, after }) => {
  expect(changed(kind, before, after)).toBe(true);
});

test('Journal.changes() counts neither the order of names nor a name without a value', () => {
  expect(changed('workload', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, e: undefined, a: 1 })).toBe(
    false,
  );
});

test('changes() is empty once everything is what it was, whatever that took', async () => {
  const { clusterId, ok, sim } = await startChecked({ world: { clusters: 1, nodes: 1, workloads: 8 } });
  const params = { clusterId };
  const policies = await ok('getClusterPolicies', { params });
  const { defaultNodeTemplateVersion: _lock, ...settings } = policies;
  await ok('updateClusterPolicies', { params, body: { ...settings, enabled: policies.enabled !== true } });
  const { items } = await ok('listNodeConfigurations', { params });
  const { id = '', minDiskSize = 100 } = items?.[0] ?? {};
  const configuration = { clusterId, id };
  await ok('updateNodeConfiguration', { params: configuration, body: { minDiskSize: 777 } });
  expect(sim.changes().map(({ kind }) => kind)).toEqual(['policies', 'nodeConfiguration']);

  sim.advance(1000);
  await ok('updateClusterPolicies', { params, body: settings });
  await ok('updateNodeConfiguration', { params: configuration, body: { minDiskSize } });
  expect(sim.changes()).toEqual([]);
});

test('changes() tells of things of one name in two clusters, and which cluster each is in', async () => {
  const { ok, sim } = await startChecked({ world: { clusters: 2, nodes: 1, workloads: 1 } });
  for (const clusterId of sim.clusterIds) {
    const { items } = await ok('listNodeTemplates', { params: { clusterId } });
    const nodeTemplateName = items?.[0]?.template?.name ?? '';
    await ok('updateNodeTemplate', { params: { clusterId, nodeTemplateName }, body: { isEnabled: false } });
  }
  const found = sim.changes().map(({ kind, id, clusterId }) => [kind, id, clusterId]);
  expect(found).toEqual(sim.clusterIds.map((id) => ['nodeTemplate', 'spot-only', id]));
});
