import { WAIT_LIMIT_MS } from '@castai-bot/testing/limits';
import { until } from '@castai-bot/testing/until';
import { expect, test } from 'vitest';
import { AuthError } from '../../http/errors/api-error.ts';
import { simulate } from '../simulated-client.test-kit.ts';

const quick = {
  nodeCreate: 10,
  nodeJoin: 10,
  nodeDrain: 10,
  nodeDelete: 10,
  hibernate: 20,
  resume: 20,
  disconnect: 10,
};
const soon = { pollMs: 10, timeoutMs: WAIT_LIMIT_MS };

test('nodes are added, drained and deleted, and their operations waited for', async () => {
  const { castai, clusterId } = await simulate({ durations: quick });
  const { nodeId, operationId } = await castai.nodes.add(clusterId, { instanceType: 'm5.large' });
  await castai.operations.wait(operationId, soon);
  await expect(castai.nodes.get(clusterId, nodeId)).resolves.toMatchObject({
    id: nodeId,
    state: { phase: 'ready' },
  });
  await castai.operations.wait(await castai.nodes.drain(clusterId, nodeId), soon);
  await castai.operations.wait(await castai.nodes.delete(clusterId, nodeId), soon);
  const nodes = await castai.nodes.list({ clusterId, excludeDeleting: true }).toArray();
  expect(nodes.map(({ id }) => id)).not.toContain(nodeId);
});

test('clusters sleep, wake, take tags and go', async () => {
  const { castai, clusterId } = await simulate({ durations: quick });
  await expect(castai.clusters.hibernate(clusterId, { isTrial: true })).resolves.toBeUndefined();
  await castai.operations.wait(await castai.clusters.hibernate(clusterId), soon);
  await expect(castai.clusters.get(clusterId)).resolves.toMatchObject({ status: 'hibernated' });
  const resumed = await castai.clusters.resume(clusterId, { instanceType: 'm5.large' });
  await castai.operations.wait(resumed, soon);
  await expect(castai.clusters.get(clusterId)).resolves.toMatchObject({ status: 'ready' });
  await castai.clusters.replaceTags(clusterId, { team: 'x' });
  await castai.clusters.reconcile(clusterId);
  await expect(castai.clusters.get(clusterId)).resolves.toMatchObject({ tags: { team: 'x' } });
  await expect(castai.clusters.delete(clusterId)).rejects.toMatchObject({ code: 'bad_request' });
  await castai.clusters.disconnect(clusterId, { deleteProvisionedNodes: true });
  await until(async () => (await castai.clusters.get(clusterId)).agentStatus === 'disconnected');
  await expect(castai.clusters.delete(clusterId)).resolves.toBeUndefined();
});

test('clusters tell of their pods and components', async () => {
  const { castai, clusterId } = await simulate();
  await expect(castai.clusters.getUnscheduledPods(clusterId)).resolves.toMatchObject({ clusterId });
  await expect(castai.clusters.getAgentStatus(clusterId)).resolves.toHaveProperty('statuses');
});

test('node templates are known by their names, the default one among them', async () => {
  const { castai, clusterId } = await simulate();
  const items = await castai.nodeTemplates.list({ clusterId }).toArray();
  const standard = items.find(({ template }) => template.isDefault === true)?.template;
  await castai.nodeTemplates.create(clusterId, {
    name: 'mine',
    configurationId: standard?.configurationId ?? '',
  });
  await castai.nodeTemplates.update(clusterId, 'mine', { constraints: { spot: true, onDemand: false } });
  await expect(castai.nodeTemplates.get(clusterId, 'mine')).resolves.toMatchObject({
    constraints: { spot: true },
  });
  await castai.nodeTemplates.delete(clusterId, 'mine');
  await expect(castai.nodeTemplates.get(clusterId, 'mine')).rejects.toMatchObject({
    message: expect.stringContaining('Cannot read the node template "mine": found') as unknown,
    code: 'node_template_not_found',
  });
});

test('node configurations are changed and made the default', async () => {
  const { castai, clusterId } = await simulate();
  const [first] = await castai.nodeConfigurations.list({ clusterId }).toArray();
  const created = await castai.nodeConfigurations.create(clusterId, {
    name: 'big',
    subnets: first?.subnets ?? [],
  });
  const id = created.id ?? '';
  await expect(castai.nodeConfigurations.update(clusterId, id, { minDiskSize: 200 })).resolves.toMatchObject({
    minDiskSize: 200,
    version: (created.version ?? 0) + 1,
  });
  await expect(castai.nodeConfigurations.setDefault(clusterId, id)).resolves.toMatchObject({ default: true });
  await expect(castai.nodeConfigurations.get(clusterId, id)).resolves.toMatchObject({ default: true });
  await castai.nodeConfigurations.setDefault(clusterId, first?.id ?? '');
  await expect(castai.nodeConfigurations.delete(clusterId, id)).resolves.toBeUndefined();
});

test('scaling policies are kept, ordered and assigned', async () => {
  const { castai, clusterId } = await simulate();
  const [first] = await castai.scalingPolicies.list({ clusterId }).toArray();
  if (first === undefined) throw new Error('The cluster has no scaling policy');
  const { applyType, recommendationPolicies } = first;
  const readOnly = { ...recommendationPolicies, managementOption: 'READ_ONLY' } as const;
  const created = await castai.scalingPolicies.create(clusterId, {
    name: 'off',
    applyType,
    recommendationPolicies: readOnly,
  });
  await expect(
    castai.scalingPolicies.create(clusterId, { name: 'off', applyType, recommendationPolicies: readOnly }),
  ).rejects.toMatchObject({ code: 'conflict' });
  const [workload] = await castai.workloads.list({ clusterId }, { limit: 1 }).toArray();
  const id = workload?.id ?? '';
  await castai.scalingPolicies.assign(clusterId, created.id, [id]);
  await expect(castai.workloads.get(clusterId, id)).resolves.toMatchObject({ scalingPolicyId: created.id });
  const policies = await castai.scalingPolicies.list({ clusterId }).toArray();
  await castai.scalingPolicies.setOrder(clusterId, policies.map(({ id }) => id).toReversed());
  await castai.scalingPolicies.assign(clusterId, first.id, [id]);
  await castai.scalingPolicies.delete(clusterId, created.id);
  await expect(castai.scalingPolicies.get(clusterId, created.id)).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('notifications are listed, read and acknowledged', async () => {
  const { castai } = await simulate();
  const open = await castai.notifications.list({ 'filter.isAcked': false }).toArray();
  const ids = open.map(({ id }) => id ?? '');
  expect(ids.length).toBeGreaterThan(0);
  await expect(castai.notifications.get(ids[0] ?? '')).resolves.toMatchObject({ id: ids[0] });
  await expect(castai.notifications.acknowledge(ids)).resolves.toBe(ids.length);
  await expect(castai.notifications.list({ 'filter.isAcked': false }).toArray()).resolves.toEqual([]);
});

test('webhooks are kept', async () => {
  const { castai } = await simulate();
  const webhook = {
    name: 'team',
    callbackUrl: 'https://example.com/hook',
    requestTemplate: '{"text": {{ toJSON .Message }}}',
    severityTriggers: ['CRITICAL' as const],
    includeClusterless: true,
  };
  const { id } = await castai.notifications.createWebhook(webhook);
  await castai.notifications.updateWebhook(id, { ...webhook, name: 'others' });
  const listed = await castai.notifications.listWebhooks().toArray();
  expect(listed.map(({ name }) => name)).toEqual(['others']);
  await castai.notifications.deleteWebhook(id);
  await expect(castai.notifications.listWebhooks().toArray()).resolves.toEqual([]);
});

test('commitments are read, changed and assigned', async () => {
  const { castai, clusterId, simulator } = await simulate();
  const [first] = await castai.commitments.list({ includeUsage: true }).toArray();
  const id = first?.id ?? '';
  await castai.commitments.update(id, { allowedUsage: 0.5 });
  await expect(castai.commitments.get(id)).resolves.toMatchObject({ id, allowedUsage: 0.5 });
  await castai.commitments.replaceAssignments(id, [clusterId]);
  await expect(castai.commitments.listAssignments(id)).resolves.toMatchObject([{ clusterId }]);
  const usage = await castai.commitments.getUsageHistory({
    organizationId: simulator.organizationId,
    commitmentId: id,
    startTime: new Date(Date.now() - 86_400_000).toISOString(),
    endTime: new Date().toISOString(),
    aggregationInterval: 'HOUR',
  });
  expect(usage).toHaveProperty('items');
});

test('organizations, their people, the owner of the key and its deeds are read', async () => {
  const { castai, clusterId, simulator } = await simulate();
  const organizations = await castai.organizations.list().toArray();
  expect(organizations.map(({ id }) => id)).toContain(simulator.organizationId);
  await expect(castai.organizations.get(simulator.organizationId)).resolves.toMatchObject({
    id: simulator.organizationId,
  });
  const users = await castai.organizations.listUsers({ organizationId: simulator.organizationId }).toArray();
  expect(users.length).toBeGreaterThan(0);
  await expect(castai.me.get()).resolves.toHaveProperty('id');
  await castai.clusters.replaceTags(clusterId, { team: 'x' });
  const [entry] = await castai.audit.list({ clusterId }, { limit: 1 }).toArray();
  expect(entry?.labels).toMatchObject({ clusterId });
  const filter = { 'filter.clusters': [clusterId] };
  const [event] = await castai.audit.listEvents(filter, { limit: 1 }).toArray();
  expect(event).toMatchObject({ clusterId, eventId: entry?.id });
});

test('workloads tell of their events and of what the key may change', async () => {
  const { castai, clusterId } = await simulate();
  await expect(castai.workloads.getAccess(clusterId)).resolves.toHaveProperty('writableNamespaces');
  await expect(castai.workloads.listEvents({ clusterId }).toArray()).resolves.toBeInstanceOf(Array);
});

test('a key that may only read is refused when it writes', async () => {
  const { clusterId, simulator } = await simulate();
  const { castai } = await simulate({}, { apiUrl: simulator.url, apiKey: simulator.readonlyApiKey });
  await expect(castai.clusters.get(clusterId)).resolves.toMatchObject({ id: clusterId });
  await expect(castai.clusters.replaceTags(clusterId, {})).rejects.toBeInstanceOf(AuthError);
});
