import { describe, expect, test } from 'vitest';
import { startChecked } from '../checked-client.test-kit.ts';

describe('notifications', () => {
  test('are filtered, counted, and acknowledged once', async () => {
    const { ok, sim, clusterId } = await startChecked();
    const query = { 'filter.clusterId': clusterId, 'filter.isAcked': false };
    const open = await ok('listNotifications', { query });
    expect(open.countUnacked).toBe(open.count);
    const ids = (open.items ?? []).flatMap(({ id }) => id ?? []);
    expect(await ok('ackNotifications', { body: { ids: [...ids, 'unknown'] } })).toEqual({
      total: String(ids.length),
    });
    expect(await ok('ackNotifications', { body: { ids } })).toEqual({ total: '0' });
    expect((await ok('listNotifications', { query })).items).toEqual([]);
    expect(sim.changes().map(({ kind }) => kind)).toEqual(ids.map(() => 'notification'));
  });

  test('come of what fails', async () => {
    const { ok, sim, clusterId } = await startChecked({ now: () => Date.parse('2026-11-22T10:00:00Z') });
    const { operationId } = await ok('addNode', { params: { clusterId }, body: { instanceType: 'z9' } });
    sim.advance(1000);
    const { items } = await ok('listNotifications', { query: { 'filter.operationId': operationId } });
    expect(sim.changes()).toEqual([]);
    expect(items).toMatchObject([
      { name: 'NodeAddFailed', severity: 'ERROR', clusterMetadata: { id: clusterId } },
    ]);
  });
});

describe('webhooks', () => {
  test('a dry run validates and keeps nothing', async () => {
    const { ok, refused } = await startChecked();
    const body = {
      name: 'hook',
      callbackUrl: 'https://hooks.example.com/x',
      requestTemplate: '{}',
      severityTriggers: ['ERROR' as const],
      includeClusterless: true,
    };
    expect((await ok('createWebhookConfig', { body: { ...body, dryRun: true } })).status).toBe('CanConnect');
    expect((await ok('listWebhookConfigs')).items).toEqual([]);
    expect(await refused('createWebhookConfig', { body: { ...body, callbackUrl: 'nowhere' } })).toMatch(
      /^400/,
    );
  });
});

describe('audit', () => {
  test('tells who wrote what, and reads leave no trace', async () => {
    const { ok, clusterId } = await startChecked();
    const count = async (): Promise<number> =>
      (await ok('listAuditEntries', { query: { clusterId, 'page.limit': '500' } })).items?.length ?? 0;
    const before = await count();
    await ok('getCluster', { params: { clusterId } });
    await ok('getWorkloadCostSummaries', {
      params: { clusterId },
      query: { startTime: '2026-01-01T00:00:00Z', endTime: '2026-01-02T00:00:00Z' },
      body: {},
    });
    expect(await count()).toBe(before);
    await ok('addNode', { params: { clusterId }, body: { instanceType: 'm5.large' } });
    const { items = [] } = await ok('listAuditEntries', { query: { clusterId, operation: 'nodeAdded' } });
    expect(items[0]).toMatchObject({
      eventType: 'nodeAdded',
      event: { cluster: { id: clusterId }, request: { instanceType: 'm5.large' } },
    });
    const { id = '', time = '' } = (await ok('listAuditEvents', { query: { clusterId } })).items?.[0] ?? {};
    expect((await ok('getAuditEvent', { params: { id }, query: { time } })).event).toBeDefined();
  });
});

describe('commitments', () => {
  test('are assigned in order of priority, and their use follows the nodes', async () => {
    const { ok, sim } = await startChecked();
    const { commitments = [] } = await ok('listCommitments');
    const commitmentId = commitments[0]?.id ?? '';
    const [first = '', second = ''] = sim.clusterIds;
    const { assignments = [] } = await ok('replaceCommitmentAssignments', {
      params: { commitmentId },
      body: [second, first],
    });
    expect(assignments.map(({ clusterId, priority }) => [clusterId, priority])).toEqual([
      [second, 1],
      [first, 2],
    ]);
    const query = { includeUsage: true, includeUsagePerClusters: true };
    const { commitment } = await ok('getCommitment', { params: { commitmentId }, query });
    expect(commitment?.awsReservedInstancesContext?.instanceTypesUsage?.clusters).toHaveLength(2);
    await ok('hibernateCluster', { params: { clusterId: first } });
    await ok('hibernateCluster', { params: { clusterId: second } });
    sim.advance(3000);
    const empty = await ok('getCommitment', { params: { commitmentId }, query });
    expect(empty.commitment?.awsReservedInstancesContext?.instanceTypesUsage?.usage).toBe(0);
  });
});

describe('workload events', () => {
  test('tell of each change of a configuration and of the policies', async () => {
    const { ok, clusterId } = await startChecked();
    const params = { clusterId };
    const { items } = await ok('listScalingPolicies', { params });
    const policyIds = items.map(({ id }) => id).toReversed();
    await ok('setScalingPoliciesOrder', { params, body: { policyIds } });
    expect((await ok('listScalingPolicies', { params })).items.map(({ id }) => id)).toEqual(policyIds);
    const { workloads } = await ok('listWorkloads', { params, query: { configuredBy: ['API'] } });
    const { id: workloadId = '', scalingPolicyId = '' } = workloads[0] ?? {};
    await ok('updateWorkload', { params: { clusterId, workloadId }, body: { scalingPolicyId } });
    const events = await ok('listWorkloadEvents', { params, query: { workloadId } });
    expect(events.items.map(({ type }) => type)).toEqual(['EVENT_TYPE_CONFIGURATION_CHANGEDV2']);
    const summary = await ok('getWorkloadEventsSummary', { params });
    expect(summary).toMatchObject({ totalCount: 2, items: [{ count: 1, percent: 50 }, { count: 1 }] });
  });
});

test('listActiveClusters() leaves out what was gone before the window, or came after it', async () => {
  const clusters = [
    { cluster: { id: 'gone', createdAt: '2026-01-01T00:00:00Z', deletedAt: '2026-02-01T00:00:00Z' } },
    { cluster: { id: 'there', createdAt: '2026-01-01T00:00:00Z' } },
    { cluster: { id: 'later', createdAt: '2026-04-01T00:00:00Z' } },
  ];
  const { ok } = await startChecked({ world: { clusters }, now: () => Date.parse('2026-05-01T00:00:00Z') });
  const march = { startTime: '2026-03-01T01:00:00+01:00', endTime: '2026-04-01T01:00:00+02:00' };
  expect(await ok('listActiveClusters', { body: march })).toEqual({ clusterIds: ['there'] });
  expect((await ok('listActiveClusters', { body: {} })).clusterIds).toEqual(['gone', 'there', 'later']);
});

test('listAuditEntries() filters by the type of the event, the one name of what was done', async () => {
  const { ok, clusterId, sim } = await startChecked({ world: { clusters: 1, nodes: 1 } });
  await ok('addNode', { params: { clusterId }, body: { instanceType: 'm5.large' } });
  await ok('setClusterTags', { params: { clusterId }, body: { team: 'web' } });
  const { items = [] } = await ok('listAuditEntries', { query: { operation: 'nodeAdded' } });
  expect(new Set(items.map(({ eventType }) => eventType))).toEqual(new Set(['nodeAdded']));
  expect(items[0]).toMatchObject({ operation: null, labels: { clusterId } });
  expect(sim.world.organizations[0]?.auditEntries).toContainEqual(items[0]);
  const other = { operation: 'AUDIT_OPERATION_TYPE_ADD' };
  expect((await ok('listAuditEntries', { query: other })).items).toEqual([]);
});
