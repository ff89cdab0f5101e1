import { type ApiOperation, findOperations, operations } from '@castai-bot/api/bot';
import { document } from '@castai-bot/api/document';
import { resolveOperations } from '@castai-bot/api/resolve';
import { WAIT_LIMIT_MS } from '@castai-bot/testing/limits';
import { until } from '@castai-bot/testing/until';
import { expect, test } from 'vitest';
import { simulate, type Simulated } from './simulated-client.test-kit.ts';

const endTime = new Date().toISOString();
const startTime = new Date(Date.now() - 2 * 86_400_000).toISOString();

/** What reads of any kind may have to name. */
const anyQuery = {
  startTime,
  endTime,
  fromDate: startTime,
  toDate: endTime,
  aggregationInterval: 'DAY',
  startTimeA: startTime,
  startTimeB: startTime,
  feature: 'phase2',
  'period.from': startTime,
  'period.to': endTime,
};
/** Some periods are days, without a time. */
const days = { 'period.from': startTime.slice(0, 10), 'period.to': endTime.slice(0, 10) };

const DRAIN_MS = 3_600_000;
const quick = {
  nodeCreate: 5,
  nodeJoin: 5,
  // It ends when the test says so: a plan is cancelled while it drains.
  nodeDrain: DRAIN_MS,
  nodeDelete: 5,
  planGenerate: 5,
  hibernate: 5,
  resume: 5,
  disconnect: 5,
};
const soon = { pollMs: 5, timeoutMs: WAIT_LIMIT_MS };

/** Paths whose names the session itself fills: reads of what it has made. */
const names: ReadonlySet<string> = new Set(['clusterId', 'organizationId', 'namespace']);

/** Calls by method and path what can be read without having made it: how a bot calls what no service covers. */
async function readAll({ castai, clusterId, simulator }: Simulated): Promise<void> {
  const { organizationId } = simulator;
  const ids = { clusterId, organizationId, namespace: 'shop' };
  const rows: readonly ApiOperation[] = Object.values(operations);
  for (const { effect, method, path } of rows) {
    const needed = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
    if (effect !== 'read' || !needed.every((name) => names.has(name))) continue;
    const params = Object.fromEntries(Object.entries(ids).filter(([name]) => needed.includes(name)));
    const query = { ...anyQuery, ...(path.endsWith('platform-usage-detail') ? days : {}) };
    if (method === 'GET') await castai.get<string>(path, { params, query });
    else await castai.post<string>(path, { params, query, body: bodyFor(path) });
  }
}

/** What a read that is a POST has to say. */
function bodyFor(path: string): object {
  return path.endsWith('impersonation-service-account') ? { provider: 'aks' } : {};
}

async function useOrganization({ castai, clusterId, simulator }: Simulated): Promise<void> {
  const { organizationId } = simulator;
  const token = await castai.post('/v1/auth/tokens', { body: { name: 'mine', readonly: true } });
  const id = token.id ?? '';
  await castai.get('/v1/auth/tokens/{id}', { params: { id } });
  await castai.post('/v1/auth/tokens/{id}', { params: { id }, body: { active: false } });
  await castai.delete('/v1/auth/tokens/{id}', { params: { id } });
  await castai.organizations.get(organizationId);
  const group = { name: 'mine', filter: { clusterIds: [clusterId] } };
  const { id: groupId = '' } = await castai.post('/v1/cost-reports/allocation-groups', { body: group });
  const groups = '/v1/cost-reports/allocation-groups/{id}';
  await castai.get(groups, { params: { id: groupId } });
  await castai.put(groups, { params: { id: groupId }, body: group });
  const query = { startTime, endTime };
  await castai.get('/v1/cost-reports/allocation-groups/{groupId}/workload-costs', {
    params: { groupId },
    query,
  });
  await castai.get('/v1/cost-reports/allocation-groups/{groupId}/workload-efficiency', {
    params: { groupId },
    query,
  });
  await castai.delete(groups, { params: { id: groupId } });
  const [entry] = await castai.audit.list({}, { limit: 1 }).toArray();
  const params = { id: entry?.id ?? '' };
  await castai.get('/v1/audit-events/{id}', { params, query: { time: entry?.time ?? '' } });
}

async function useServiceAccounts({ castai, simulator: { organizationId } }: Simulated): Promise<void> {
  const accounts = '/v1/organizations/{organizationId}/service-accounts';
  const account = await castai.post(accounts, { params: { organizationId }, body: { name: 'mine' } });
  const params = { organizationId, serviceAccountId: account.id ?? '' };
  await castai.get(`${accounts}/{serviceAccountId}`, { params });
  await castai.patch(`${accounts}/{serviceAccountId}`, {
    params,
    body: { serviceAccount: { name: 'others' } },
  });
  const keys = `${accounts}/{serviceAccountId}/keys` as const;
  const key = await castai.post(keys, { params, body: { key: { name: 'k' } } });
  const id = key.id ?? '';
  await castai.get(keys, { params });
  await castai.get(`${keys}/{keyId}`, { params: { ...params, keyId: id } });
  await castai.patch(`${keys}/{keyId}`, { params: { ...params, keyId: id }, body: { active: false } });
  await castai.delete(`${keys}/{keyId}`, { params: { ...params, keyId: id } });
  await castai.delete(`${accounts}/{serviceAccountId}`, { params });
}

async function useSchedules({ castai, clusterId, simulator: { organizationId } }: Simulated): Promise<void> {
  const schedules = '/cluster-autoscaler/v1beta/organizations/{organizationId}/hibernation-schedules';
  const created = await castai.post(schedules, {
    params: { organizationId },
    body: {
      name: 'nights',
      enabled: true,
      pauseConfig: { enabled: true, schedule: { cronExpression: '0 19 * * 1-5' } },
      resumeConfig: {
        enabled: true,
        schedule: { cronExpression: '0 7 * * 1-5' },
        jobConfig: { nodeConfig: { instanceType: 'm5.large' } },
      },
      clusterAssignments: { items: [{ clusterId }] },
    },
  });
  const params = { organizationId, id: created.id ?? '' };
  await castai.get(`${schedules}/{id}`, { params });
  await castai.patch(`${schedules}/{id}`, { params, body: { enabled: false } });
  await castai.delete(`${schedules}/{id}`, { params });
  const { schedules: rebalancing } = castai.rebalancing;
  const trigger = {
    triggerConditions: { savingsPercentage: 15 },
    schedule: { cron: '0 3 * * *' },
    launchConfiguration: {},
  };
  const { id } = await rebalancing.create({ name: 'nightly', ...trigger });
  await rebalancing.get(id);
  await rebalancing.update(id, { name: 'weekly' });
  const job = await rebalancing.createJob(clusterId, id);
  const jobParams = { clusterId, id: job.id ?? '' };
  await castai.get('/v1/kubernetes/clusters/{clusterId}/rebalancing-jobs/{id}', { params: jobParams });
  await rebalancing.setJobEnabled(clusterId, job, { isEnabled: false });
  await rebalancing.deleteJob(clusterId, jobParams.id);
  await rebalancing.delete(id);
}

async function useClusterSettings({
  castai,
  clusterId,
  simulator: { organizationId },
}: Simulated): Promise<void> {
  await castai.policies.update(clusterId, (present) => ({ ...present, enabled: present.enabled !== true }));
  await castai.evictor.replaceAdvancedConfig(clusterId, { evictionConfig: [] });
  const config = await castai.nodeConfigurations.create(clusterId, { name: 'big' });
  const id = config.id ?? '';
  await castai.nodeConfigurations.get(clusterId, id);
  await castai.nodeConfigurations.update(clusterId, id, { minDiskSize: 200 });
  const [standard] = await castai.nodeConfigurations.list({ clusterId }).toArray();
  await castai.nodeConfigurations.setDefault(clusterId, standard?.id ?? '');
  await castai.nodeTemplates.create(clusterId, { name: 'mine', configurationId: id });
  await castai.nodeTemplates.update(clusterId, 'mine', { isEnabled: false });
  await castai.nodeTemplates.delete(clusterId, 'mine');
  await castai.nodeConfigurations.delete(clusterId, id);
  const entry = { organizationId, clusterId, lifecycle: 'spot', instanceFamily: 'm5' } as const;
  await castai.post('/v1/inventory/blacklist/add', { body: entry });
  await castai.post('/v1/inventory/blacklist/remove', { body: entry });
  const mutations =
    '/patching-engine/v1beta/organizations/{organizationId}/clusters/{clusterId}/pod-mutations';
  const mutation = await castai.post(mutations, {
    params: { organizationId, clusterId },
    body: { name: 'spot', enabled: true },
  });
  const params = { organizationId, clusterId, id: mutation.id ?? '' };
  await castai.get(`${mutations}/{id}`, { params });
  await castai.patch(`${mutations}/{id}`, { params, body: { enabled: false } });
  await castai.delete(`${mutations}/{id}`, { params });
}

async function useNodes({ castai, clusterId, simulator }: Simulated): Promise<void> {
  const { nodeId, operationId } = await castai.nodes.add(clusterId, { instanceType: 'm5.large' });
  await castai.operations.wait(operationId, soon);
  await castai.nodes.get(clusterId, nodeId);
  await castai.get('/v1/pricing/clusters/{clusterId}/nodes/{nodeId}', { params: { clusterId, nodeId } });
  const drained = await castai.nodes.drain(clusterId, nodeId);
  simulator.advance(DRAIN_MS);
  await castai.operations.wait(drained, soon);
  const deleted = await castai.nodes.delete(clusterId, nodeId);
  simulator.advance(DRAIN_MS);
  await castai.operations.wait(deleted, soon);
  const batches = '/v1/kubernetes/external-clusters/{clusterId}/node-batches';
  const batch = await castai.post(batches, {
    params: { clusterId },
    body: { totalCapacity: { instances: 2 }, options: [{ instanceType: 'm5.large' }] },
  });
  await castai.get(`${batches}/{nodeBatchId}`, {
    params: { clusterId, nodeBatchId: batch.nodeBatchId ?? '' },
  });
}

async function useWorkloads({ castai, clusterId }: Simulated): Promise<void> {
  const [policy] = await castai.scalingPolicies.list({ clusterId }).toArray();
  const managed = await castai.workloads.list({ clusterId, managementOptions: ['MANAGED'] }).toArray();
  const workload = managed.find(
    ({ managedBy, recommendation }) => managedBy === 'API' && recommendation !== undefined,
  );
  if (workload === undefined || policy === undefined) throw new Error('The world has no workload to use');
  const { id } = await castai.workloads.setManagementOption(workload, 'READ_ONLY');
  const params = { clusterId, workloadId: id };
  await castai.workloads.get(clusterId, id);
  await castai.workloads.getRecommendationManifest(clusterId, id);
  await castai.patch('/v2/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}', {
    params,
    body: { workload: { workloadConfig: { vpaConfig: { managementOption: 'MANAGED' } } } },
  });
  const target = { target: 'VERTICAL_OPTIMIZATION' } as const;
  await castai.post(
    '/v1/workload-autoscaling/clusters/{clusterId}/workloads/{workloadId}/system-overrides:reset',
    { params, body: target },
  );
  const { applyType, recommendationPolicies } = policy;
  const body = { name: 'mine', applyType, recommendationPolicies };
  const created = await castai.scalingPolicies.create(clusterId, body);
  await castai.scalingPolicies.get(clusterId, created.id);
  await castai.scalingPolicies.update(clusterId, created.id, { ...body, name: 'others' });
  const policies = await castai.scalingPolicies.list({ clusterId }).toArray();
  await castai.scalingPolicies.setOrder(clusterId, policies.map(({ id }) => id).toReversed());
  await castai.scalingPolicies.assign(clusterId, policy.id, [id]);
  await castai.scalingPolicies.delete(clusterId, created.id);
  const [event] = await castai.workloads.listEvents({ clusterId }, { limit: 1 }).toArray();
  const query = { createdAt: event?.createdAt ?? '' };
  await castai.get('/v1/workload-autoscaling/clusters/{clusterId}/workload-events/{eventId}', {
    params: { clusterId, eventId: event?.id ?? '' },
    query,
  });
}

async function useMessagesAndCommitments({
  castai,
  clusterId,
  simulator: { organizationId },
}: Simulated): Promise<void> {
  const [notification] = await castai.notifications.list({}, { limit: 1 }).toArray();
  await castai.notifications.get(notification?.id ?? '');
  await castai.notifications.acknowledge([notification?.id ?? '']);
  const webhook = {
    name: 'team',
    callbackUrl: 'https://example.com/hook',
    requestTemplate: '{}',
    severityTriggers: ['CRITICAL' as const],
    includeClusterless: true,
  };
  const { id } = await castai.notifications.createWebhook(webhook);
  await castai.get('/v1/notifications/webhook-configurations/{id}', { params: { id } });
  await castai.notifications.updateWebhook(id, webhook);
  await castai.notifications.deleteWebhook(id);
  const [commitment] = await castai.commitments.list().toArray();
  const commitmentId = commitment?.id ?? '';
  await castai.commitments.get(commitmentId);
  await castai.commitments.update(commitmentId, { allowedUsage: 0.5 });
  await castai.commitments.replaceAssignments(commitmentId, []);
  await castai.post('/v1/savings/assignments', { query: { clusterId, commitmentId } });
  await castai.commitments.listAssignments(commitmentId);
  await castai.commitments.getUsageHistory({
    organizationId,
    commitmentId,
    startTime,
    endTime,
    aggregationInterval: 'DAY',
  });
}

async function useCluster({ castai, clusterId }: Simulated): Promise<void> {
  const planId = await castai.rebalancing.generate(clusterId);
  await castai.rebalancing.wait(clusterId, planId, { until: 'generated', ...soon });
  await castai.rebalancing.execute(clusterId, planId);
  await castai.rebalancing.cancel(clusterId, planId);
  await castai.rebalancing.get(clusterId, planId);
  await castai.clusters.reconcile(clusterId);
  await castai.clusters.replaceTags(clusterId, { team: 'x' });
  await castai.operations.wait(await castai.clusters.hibernate(clusterId), soon);
  await castai.operations.wait(
    (await castai.clusters.resume(clusterId, { instanceType: 'm5.large' })) ?? '',
    soon,
  );
  await castai.clusters.disconnect(clusterId);
  await until(async () => (await castai.clusters.get(clusterId)).agentStatus === 'disconnected');
  await castai.clusters.delete(clusterId);
}

/** Only an enterprise has children, and only for one of them does its key see clusters. */
async function useEnterprise({ castai, simulator: { organizationId } }: Simulated): Promise<void> {
  const params = { enterpriseId: organizationId };
  const [child] = await castai.organizations.listChildren(params).toArray();
  await castai.get('/organization-management/v1/enterprises/{enterpriseId}/members', { params });
  expect(await castai.clusters.list().toArray()).toEqual([]);
  expect((await castai.clusters.list({ organizationId: child?.id }).toArray()).length).toBeGreaterThan(0);
}

/** What sets an organization up: a bot has no types of it, and calls it by its path. */
async function setUp({ castai, clusterId, simulator: { organizationId } }: Simulated): Promise<void> {
  const clusters = '/v1/kubernetes/external-clusters';
  const eks = { clusterName: 'new', region: 'eu-central-1', accountId: '123456789012' };
  const registered = await castai.post(clusters, { body: { name: 'new', eks } });
  expect(registered).toMatchObject({ name: 'new', agentStatus: 'waiting-connection' });
  const path = `${clusters}/{clusterId}/token`;
  expect(await castai.post(path, { params: { clusterId } })).toHaveProperty('token');
  const group = { name: 'team', definition: { members: [] } };
  const params = { organizationId };
  const created = await castai.post('/v1/organizations/{organizationId}/groups', { params, body: group });
  expect(created).toMatchObject({ name: 'team' });
}

test('every operation of the document is answered by the simulator when the client asks', async () => {
  const simulated = await simulate({ durations: quick });
  await readAll(simulated);
  await setUp(simulated);
  await useOrganization(simulated);
  await useServiceAccounts(simulated);
  await useSchedules(simulated);
  await useClusterSettings(simulated);
  await useNodes(simulated);
  await useWorkloads(simulated);
  await useMessagesAndCommitments(simulated);
  await useCluster(simulated);
  const enterprise = await simulate({ world: { childOrganizations: 2 } });
  await useEnterprise(enterprise);
  const requests = [simulated, enterprise].flatMap(({ simulator }) => simulator.requests);
  const good = requests.filter(({ status }) => status < 300);
  const seen = new Set(good.flatMap(({ method, path }) => findOperations(method, path).map(({ id }) => id)));
  const forBots = resolveOperations(document).filter(({ operation }) => operation['x-use'] !== 'setup');
  const ids = forBots.map(({ operation }) => operation.operationId);
  expect(ids.filter((id) => !seen.has(id))).toEqual([]);
  expect(ids.length).toBeGreaterThanOrEqual(90);
});
