import type { CheckedClient } from '../checked-client.test-kit.ts';
import type { BodyOf } from '../http/route.ts';

export const DAY = { startTime: '2026-11-20T00:00:00Z', endTime: '2026-11-22T00:00:00Z' } as const;

export const HIBERNATION: Omit<BodyOf<'createHibernationSchedule'>, 'clusterAssignments'> = {
  name: 'nights',
  enabled: true,
  pauseConfig: { enabled: true, schedule: { cronExpression: '0 20 * * 1-5' } },
  resumeConfig: {
    enabled: true,
    schedule: { cronExpression: '0 6 * * 1-5' },
    jobConfig: { nodeConfig: { instanceType: 'm5.large' } },
  },
};

export const SCHEDULE = {
  name: 'weekly',
  schedule: { cron: '0 3 * * 0' },
  triggerConditions: { savingsPercentage: 10 },
  launchConfiguration: { numTargetedNodes: 3 },
};

export const WEBHOOK: BodyOf<'updateWebhookConfig'> = {
  name: 'hook',
  callbackUrl: 'https://hooks.example.com/x',
  requestTemplate: '{}',
  severityTriggers: ['ERROR'],
  includeClusterless: true,
};

export const EKS: BodyOf<'registerCluster'> = {
  name: 'shop',
  eks: { clusterName: 'shop', region: 'eu-central-1', accountId: '123456789012' },
};

export const GKE: BodyOf<'registerCluster'> = {
  name: 'shop',
  gke: { clusterName: 'shop', region: 'europe-west1', location: 'europe-west1-b', projectId: 'project' },
};

/** Registers a cluster, of EKS unless told otherwise. */
export function register(
  { ok }: CheckedClient,
  body: BodyOf<'registerCluster'> = EKS,
): Promise<{ id?: string }> {
  return ok('registerCluster', { body });
}

export async function aNode({
  ok,
  clusterId,
}: CheckedClient): Promise<{ clusterId: string; nodeId: string }> {
  const { items = [] } = await ok('listNodes', { params: { clusterId } });
  return { clusterId, nodeId: items[0]?.id ?? '' };
}

export async function addBatch({ ok, clusterId }: CheckedClient): Promise<{ nodeBatchId?: string }> {
  const body = { options: [{ instanceType: 'm5.large' }], totalCapacity: { instances: 2 } };
  return ok('addNodeBatch', { params: { clusterId }, body });
}

export async function aConfiguration({
  ok,
  clusterId,
}: CheckedClient): Promise<{ clusterId: string; id: string }> {
  const { items = [] } = await ok('listNodeConfigurations', { params: { clusterId } });
  return { clusterId, id: items.find((configuration) => !configuration.default)?.id ?? '' };
}

export async function aPlan({
  ok,
  sim,
  clusterId,
}: CheckedClient): Promise<{ clusterId: string; rebalancingPlanId: string }> {
  const { rebalancingPlanId = '' } = await ok('generateRebalancingPlan', { params: { clusterId }, body: {} });
  sim.advance(1000);
  return { clusterId, rebalancingPlanId };
}

export async function aSchedule({ ok }: CheckedClient): Promise<string> {
  const { id = '' } = await ok('createRebalancingSchedule', { body: SCHEDULE });
  return id;
}

export async function aJob(
  client: CheckedClient,
): Promise<{ id?: string; clusterId?: string; rebalancingScheduleId: string }> {
  const body = { rebalancingScheduleId: await aSchedule(client) };
  return client.ok('createRebalancingJob', { params: { clusterId: client.clusterId }, body });
}

export async function jobParams(client: CheckedClient): Promise<{ clusterId: string; id: string }> {
  const { id = '' } = await aJob(client);
  return { clusterId: client.clusterId, id };
}

export function ofOrganization({ sim }: CheckedClient): { organizationId: string } {
  return { organizationId: sim.organizationId };
}

export function ofBoth(client: CheckedClient): { organizationId: string; clusterId: string } {
  return { ...ofOrganization(client), clusterId: client.clusterId };
}

export function aHibernation(client: CheckedClient): Promise<{ id?: string }> {
  return client.ok('createHibernationSchedule', {
    params: ofOrganization(client),
    body: { ...HIBERNATION, clusterAssignments: { items: [{ clusterId: client.clusterId }] } },
  });
}

export async function aWorkload({
  ok,
  clusterId,
}: CheckedClient): Promise<{ clusterId: string; workloadId: string }> {
  const { workloads } = await ok('listWorkloads', { params: { clusterId } });
  return { clusterId, workloadId: workloads.find(({ managedBy }) => managedBy === 'API')?.id ?? '' };
}

export async function aPolicy({ ok, clusterId }: CheckedClient): ReturnType<typeof ok<'getScalingPolicy'>> {
  const { items } = await ok('listScalingPolicies', { params: { clusterId } });
  const policy = items.find(({ isDefault, isReadonly }) => !isDefault && !isReadonly);
  if (policy === undefined) throw new Error('no scaling policy that may be changed');
  return policy;
}

export function aMutation(client: CheckedClient): Promise<{ id?: string }> {
  return client.ok('createPodMutation', {
    params: ofBoth(client),
    body: { name: 'tolerate', labels: { a: 'b' } },
  });
}

export function aSource({ ok, clusterId }: CheckedClient): Promise<{ id?: string }> {
  const metrics = {
    presets: ['jvm'],
    manual: [{ name: 'rate', query: 'sum(rate(http_requests_total[1m]))' }],
  };
  const dataSource = { url: 'http://prometheus:9090' };
  return ok('createCustomMetricsDataSource', {
    params: { clusterId },
    body: { name: 'prometheus', type: 'PROMETHEUS', data: { prometheus: { dataSource, metrics } } },
  });
}

export function aToken({ ok }: CheckedClient): Promise<{ id?: string }> {
  return ok('createAuthToken', { body: { name: 'new', readonly: true } });
}

export async function anAccount(
  client: CheckedClient,
): Promise<{ organizationId: string; serviceAccountId: string }> {
  const { id = '' } = await client.ok('createServiceAccount', {
    params: ofOrganization(client),
    body: { name: 'bot', description: 'of a test' },
  });
  return { ...ofOrganization(client), serviceAccountId: id };
}

export async function aKey(
  client: CheckedClient,
): Promise<{ organizationId: string; serviceAccountId: string; keyId: string }> {
  const params = await anAccount(client);
  const { id = '' } = await client.ok('createServiceAccountKey', { params, body: { key: { name: 'one' } } });
  return { ...params, keyId: id };
}

export async function aNotification({ ok }: CheckedClient): Promise<string> {
  const { items = [] } = await ok('listNotifications');
  return items[0]?.id ?? '';
}

export async function aCommitment({ ok }: CheckedClient): Promise<{ commitmentId: string }> {
  const { commitments = [] } = await ok('listCommitments');
  return { commitmentId: commitments[0]?.id ?? '' };
}

export function blacklisted(client: CheckedClient): {
  organizationId: string;
  clusterId: string;
  lifecycle: 'spot';
  instanceFamily: string;
} {
  return { ...ofBoth(client), lifecycle: 'spot', instanceFamily: 'm5' };
}

export function aGroup({ ok }: CheckedClient): Promise<{ id?: string }> {
  return ok('createAllocationGroup', {
    body: {
      name: 'shop',
      filter: {
        namespaces: ['shop'],
        labels: [{ label: 'team', operator: 'Exists' }],
        labelsOperator: 'AND',
      },
    },
  });
}

export async function groupId(client: CheckedClient): Promise<string> {
  const { id = '' } = await aGroup(client);
  return id;
}

/** Writes a workload's configuration, so that there is an event of it. */
export async function writeWorkload(client: CheckedClient): Promise<void> {
  const { clusterId, workloadId } = await aWorkload(client);
  const { workload } = await client.ok('getWorkload', { params: { clusterId, workloadId } });
  const body = { scalingPolicyId: workload.scalingPolicyId };
  await client.ok('updateWorkload', { params: { clusterId, workloadId }, body });
}
