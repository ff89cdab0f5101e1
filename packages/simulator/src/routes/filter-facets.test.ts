import { expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';

test('getNodeFilters() lists values that the list of nodes can be filtered by', async () => {
  const { ok, clusterId } = await startChecked({ world: { clusters: 1, nodes: 12 } });
  const { filters = [] } = await ok('getNodeFilters');
  const values = Object.fromEntries(filters.map(({ name = '', values }) => [name, values ?? []]));
  expect(values['nodeStatus']).toEqual(['ready']);
  expect(values['lifecycleType']).toContain('spot');
  const counts = await Promise.all(
    (values['zone'] ?? []).map(async (zone) => {
      const { items = [] } = await ok('listNodes', { params: { clusterId }, query: { zone } });
      return items.length;
    }),
  );
  expect(counts.every((count) => count > 0)).toBe(true);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
});

test('getWorkloadFilters() counts what the list of workloads has', async () => {
  const { ok, clusterId } = await startChecked({ world: { clusters: 1, workloads: 30 } });
  const params = { clusterId };
  const managed = { managementOptions: ['MANAGED' as const] };
  const { workloads } = await ok('listWorkloads', { params, query: managed });
  const filters = await ok('getWorkloadFilters', { params, query: managed });
  expect(filters.workloadIds).toEqual(workloads.map(({ id }) => id).toSorted());
  expect(filters.counts.total).toBe(workloads.length);
  expect((await ok('getWorkloadFilters', { params })).counts.total).toBe(30);
});

test('listOrganizationServiceAccountKeys() has the keys of every service account', async () => {
  const { ok, sim } = await startChecked({ world: { clusters: 1 } });
  const { organizationId } = sim;
  for (const name of ['one', 'two']) {
    const { id = '' } = await ok('createServiceAccount', { params: { organizationId }, body: { name } });
    const params = { organizationId, serviceAccountId: id };
    await ok('createServiceAccountKey', { params, body: { key: { name: `${name}-key` } } });
  }
  const all = await ok('listOrganizationServiceAccountKeys', { params: { organizationId } });
  expect(all).toMatchObject({ keys: [{ name: 'one-key' }, { name: 'two-key' }], totalCount: '2' });
  const two = await ok('listServiceAccounts', {
    params: { organizationId },
    query: { serviceAccountName: 'two' },
  });
  expect(two.serviceAccounts).toMatchObject([{ name: 'two' }]);
});
