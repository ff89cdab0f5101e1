import { describe, expect, test } from 'vitest';
import { type CheckedClient, startChecked } from '../checked-client.test-kit.ts';
import type { SimulatorOptions } from '../index.ts';

const HEADER = 'X-CastAI-Organization-Id';
const STRANGER = '00000000-0000-4000-8000-000000000000';

function startEnterprise(options: SimulatorOptions = {}): Promise<CheckedClient> {
  return startChecked({ world: { clusters: 2, nodes: 1, workloads: 1, childOrganizations: 3 }, ...options });
}

describe('the organization header', () => {
  test("an enterprise's key sees nothing without it, and a child's clusters with it", async () => {
    const { ok, sim } = await startEnterprise();
    expect((await ok('listClusters')).items).toEqual([]);
    const { items: children } = await ok('listChildOrganizations', {
      params: { enterpriseId: sim.organizationId },
    });
    expect(children.map(({ counters }) => counters?.clusters)).toEqual([2, 2, 2]);
    for (const { id = '' } of children) {
      const { items = [] } = await ok('listClusters', { headers: { [HEADER]: id } });
      expect(items.map(({ organizationId }) => organizationId)).toEqual([id, id]);
    }
    const ignored = await ok('listClusters', { headers: { 'X-Organization-Id': children[0]?.id ?? '' } });
    expect(ignored.items).toEqual([]);
  });

  test('an organization that is not its own is 500, or 403 for some', async () => {
    const { refused } = await startEnterprise();
    expect(await refused('listClusters', { headers: { [HEADER]: STRANGER } })).toBe(
      '500: Internal Server Error',
    );
    const other = await startEnterprise({ guesses: { foreignOrganizationStatus: 403 } });
    expect(await other.refused('listClusters', { headers: { [HEADER]: STRANGER } })).toBe('403: Forbidden');
  });

  test.each([
    '/v1/kubernetes/external-clusters/{id}',
    '/v1/kubernetes/external-clusters/{id}/nodes',
    '/v1/cost-reports/clusters/{id}/savings?startTime=2026-10-01T00:00:00Z&endTime=2026-10-02T00:00:00Z',
  ])("%s of a child's cluster is a page of nginx without its header", async (path) => {
    const { sim } = await startEnterprise();
    const headers = { 'X-API-Key': sim.apiKey };
    const response = await fetch(sim.url + path.replace('{id}', sim.clusterIds[3] ?? ''), { headers });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([404, 'text/html']);
    const page = await response.text();
    expect(page).toHaveLength(146);
    expect(page).toContain('404 Not Found');
    const unknown = await fetch(sim.url + path.replace('{id}', STRANGER), { headers });
    expect([unknown.status, unknown.headers.get('Content-Type')]).toEqual([404, 'application/json']);
  });

  test.each(['workloads-summary', 'workloads-summary-metrics', 'workloads'])(
    "%s of a child's cluster is 200 and nothing without its header",
    async (path) => {
      const { sim } = await startEnterprise();
      const url = `${sim.url}/v1/workload-autoscaling/clusters/${sim.clusterIds[3]}/${path}`;
      const response = await fetch(url, { headers: { 'X-API-Key': sim.apiKey } });
      expect([response.status, await response.text()]).toEqual([200, '']);
    },
  );

  test("the baseline of a child's cluster is a 400 without its header", async () => {
    const { sim } = await startEnterprise();
    const url = `${sim.url}/reporting/v1beta/organizations/${sim.organizationId}/clusters/${sim.clusterIds[3]}/baseline-params`;
    const response = await fetch(url, { headers: { 'X-API-Key': sim.apiKey } });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([400, 'application/json']);
  });

  test("a child's cluster is there with its header", async () => {
    const { ok, sim } = await startEnterprise();
    const clusterId = sim.clusterIds[3] ?? '';
    const owner = sim.world.clusters[3]?.cluster.organizationId ?? '';
    const headers = { [HEADER]: owner };
    expect((await ok('getCluster', { params: { clusterId }, headers })).id).toBe(clusterId);
  });

  test("an enterprise's key reaches a child by the path that names it, and nobody else's", async () => {
    const { ok, refused, sim } = await startEnterprise();
    const [{ organization: child } = { organization: { id: '' } }] = sim.world.organizations.slice(1);
    const params = { organizationId: child.id };
    await ok('createServiceAccount', { params, body: { name: 'of the child' } });
    const { serviceAccounts = [] } = await ok('listServiceAccounts', { params });
    expect(serviceAccounts.map(({ name }) => name)).toContain('of the child');
    const own = await ok('listServiceAccounts', { params: { organizationId: sim.organizationId } });
    expect(own.serviceAccounts?.map(({ name }) => name)).not.toContain('of the child');
    const stranger = { organizationId: STRANGER };
    expect(await refused('listServiceAccounts', { params: stranger })).toMatch(/^403/);
  });
});

describe('keys', () => {
  test('a token that is made works at once, is told once, and ends when it is deleted', async () => {
    const { ok, refused } = await startChecked();
    const { id = '', token } = await ok('createAuthToken', { body: { name: 'mine', readonly: true } });
    const headers = { 'X-API-Key': token ?? '' };
    expect(token).toMatch(/^castai_v1_[a-z0-9]{64}_[a-z0-9]{8}$/);
    await ok('getMe', { headers });
    expect(await refused('createAuthToken', { body: { name: 'x', readonly: true }, headers })).toMatch(
      /^403/,
    );
    expect((await ok('getAuthToken', { params: { id } })).token).toBeUndefined();
    await ok('updateAuthToken', { params: { id }, body: { active: false } });
    expect(await refused('getMe', { headers })).toMatch(/^401/);
    await ok('updateAuthToken', { params: { id }, body: { active: true } });
    await ok('getMe', { headers });
    await ok('deleteAuthToken', { params: { id } });
    expect(await refused('getMe', { headers })).toMatch(/^401/);
  });

  test('a token ends when it expires', async () => {
    const { ok, refused, sim } = await startChecked({ now: () => Date.parse('2026-11-22T10:00:00Z') });
    const { token } = await ok('createAuthToken', {
      body: { name: 'short', readonly: false, expiresAt: '2026-11-22T11:00:00Z' },
    });
    const headers = { 'X-API-Key': token ?? '' };
    await ok('getMe', { headers });
    sim.advance(3_600_000);
    expect(await refused('getMe', { headers })).toMatch(/^401/);
  });

  test("a service account's key works, and ends with the account", async () => {
    const { ok, send, refused, sim } = await startChecked();
    const { organizationId } = sim;
    const created = await send('createServiceAccount', { params: { organizationId }, body: { name: 'bot' } });
    expect(created.status).toBe(201);
    const { serviceAccounts = [] } = await ok('listServiceAccounts', { params: { organizationId } });
    const params = { organizationId, serviceAccountId: serviceAccounts[0]?.id ?? '' };
    const { token } = await ok('createServiceAccountKey', { params, body: { key: { name: 'one' } } });
    const headers = { 'X-API-Key': token ?? '' };
    await ok('getMe', { headers });
    expect((await ok('getServiceAccount', { params })).serviceAccount.keysCount).toBe(1);
    await ok('deleteServiceAccount', { params });
    expect(await refused('getMe', { headers })).toMatch(/^401/);
  });
});
