import { operations } from '@castai-bot/api';
import { expect, test } from 'vitest';
import { type CheckedClient, startChecked } from './checked-client.test-kit.ts';
import type { OperationId } from './http/route.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');
const DAY = { startTime: '2026-11-20T00:00:00Z', endTime: '2026-11-22T00:00:00Z' } as const;
const HIBERNATION = {
  name: 'nights',
  enabled: true,
  pauseConfig: { enabled: true, schedule: { cronExpression: '0 20 * * 1-5' } },
  resumeConfig: {
    enabled: true,
    schedule: { cronExpression: '0 6 * * 1-5' },
    jobConfig: { nodeConfig: { instanceType: 'm5.large' } },
  },
  clusterAssignments: { items: [] },
};
const SCHEDULE = {
  name: 'weekly',
  schedule: { cron: '0 3 * * 0' },
  triggerConditions: { savingsPercentage: 10 },
  launchConfiguration: { numTargetedNodes: 3 },
};
const WEBHOOK = {
  name: 'hook',
  callbackUrl: 'https://hooks.example.com/x',
  requestTemplate: '{}',
  severityTriggers: ['ERROR' as const],
  includeClusterless: true,
};

type Example = (client: CheckedClient) => Promise<unknown>;

/** One call of each operation that succeeds: the compiler holds the table against the document. */
const examples: { readonly [Id in OperationId]: Example } = {
  // clusters
  listClusters: ({ ok }) => ok('listClusters'),
  getCluster: ({ ok, clusterId }) => ok('getCluster', { params: { clusterId } }),
  deleteCluster: async ({ ok, sim, clusterId }) => {
    await ok('disconnectCluster', { params: { clusterId } });
    sim.advance(1000);
    return ok('deleteCluster', { params: { clusterId } });
  },
  disconnectCluster: ({ ok, clusterId }) => ok('disconnectCluster', { params: { clusterId }, body: {} }),
  reconcileCluster: ({ ok, clusterId }) => ok('reconcileCluster', { params: { clusterId } }),
  setClusterTags: ({ ok, clusterId }) => ok('setClusterTags', { params: { clusterId }, body: { team: 'x' } }),
  hibernateCluster: ({ ok, clusterId }) => ok('hibernateCluster', { params: { clusterId } }),
  resumeCluster: async ({ ok, sim, clusterId }) => {
    await ok('hibernateCluster', { params: { clusterId } });
    sim.advance(3000);
    return ok('resumeCluster', { params: { clusterId }, body: { instanceType: 'm5.large' } });
  },
  getClusterSettings: ({ ok, clusterId }) => ok('getClusterSettings', { params: { clusterId } }),
  getClusterAgentStatus: ({ ok, clusterId }) => ok('getClusterAgentStatus', { params: { clusterId } }),
  getClusterUnscheduledPods: ({ ok, clusterId }) =>
    ok('getClusterUnscheduledPods', { params: { clusterId } }),
  // policies
  getClusterPolicies: ({ ok, clusterId }) => ok('getClusterPolicies', { params: { clusterId } }),
  updateClusterPolicies: async ({ ok, clusterId }) =>
    ok('updateClusterPolicies', {
      params: { clusterId },
      body: await ok('getClusterPolicies', { params: { clusterId } }),
    }),
  getClusterNodeConstraints: ({ ok, clusterId }) =>
    ok('getClusterNodeConstraints', { params: { clusterId } }),
  getEvictorAdvancedConfig: ({ ok, clusterId }) => ok('getEvictorAdvancedConfig', { params: { clusterId } }),
  updateEvictorAdvancedConfig: ({ ok, clusterId }) =>
    ok('updateEvictorAdvancedConfig', {
      params: { clusterId },
      body: {
        evictionConfig: [
          { podSelector: { namespace: 'shop' }, settings: { removalDisabled: { enabled: true } } },
        ],
      },
    }),
  // nodes
  listNodes: ({ ok, clusterId }) => ok('listNodes', { params: { clusterId } }),
  getNode: async (client) => client.ok('getNode', { params: await aNode(client) }),
  addNode: ({ ok, clusterId }) =>
    ok('addNode', {
      params: { clusterId },
      body: { instanceType: 'm5.large', configurationName: 'default' },
    }),
  deleteNode: async (client) =>
    client.ok('deleteNode', {
      params: await aNode(client),
      query: { forceDelete: true, drainTimeout: '60' },
    }),
  drainNode: async (client) =>
    client.ok('drainNode', { params: await aNode(client), body: { timeoutSeconds: 60 } }),
  addNodeBatch: (client) => addBatch(client),
  getNodeBatch: async (client) => {
    const { nodeBatchId = '' } = await addBatch(client);
    return client.ok('getNodeBatch', { params: { clusterId: client.clusterId, nodeBatchId } });
  },
  getOperation: async (client) => {
    const { operationId } = await client.ok('drainNode', { params: await aNode(client) });
    return client.ok('getOperation', { params: { id: operationId } });
  },
  // node templates and configurations
  listNodeTemplates: ({ ok, clusterId }) =>
    ok('listNodeTemplates', { params: { clusterId }, query: { includeDefault: true } }),
  createNodeTemplate: ({ ok, clusterId }) =>
    ok('createNodeTemplate', { params: { clusterId }, body: { name: 'gpu', constraints: { minCpu: 8 } } }),
  updateNodeTemplate: ({ ok, clusterId }) =>
    ok('updateNodeTemplate', {
      params: { clusterId, nodeTemplateName: 'default-by-castai' },
      body: { constraints: { spot: false, onDemand: true } },
    }),
  deleteNodeTemplate: ({ ok, clusterId }) =>
    ok('deleteNodeTemplate', { params: { clusterId, nodeTemplateName: 'spot-only' } }),
  filterInstanceTypes: ({ ok, clusterId }) =>
    ok('filterInstanceTypes', { params: { clusterId }, body: { constraints: { maxCpu: 4 } } }),
  listNodeConfigurations: ({ ok, clusterId }) => ok('listNodeConfigurations', { params: { clusterId } }),
  createNodeConfiguration: ({ ok, clusterId }) =>
    ok('createNodeConfiguration', { params: { clusterId }, body: { name: 'third', subnets: [] } }),
  getNodeConfiguration: async (client) =>
    client.ok('getNodeConfiguration', { params: await aConfiguration(client) }),
  updateNodeConfiguration: async (client) =>
    client.ok('updateNodeConfiguration', {
      params: await aConfiguration(client),
      body: { minDiskSize: 200, tags: { a: 'b' } },
    }),
  deleteNodeConfiguration: async (client) =>
    client.ok('deleteNodeConfiguration', { params: await aConfiguration(client) }),
  setDefaultNodeConfiguration: async (client) =>
    client.ok('setDefaultNodeConfiguration', { params: await aConfiguration(client) }),
  // rebalancing
  listRebalancingPlans: ({ ok, clusterId }) =>
    ok('listRebalancingPlans', { params: { clusterId }, query: { limit: '5', includeOperations: true } }),
  generateRebalancingPlan: ({ ok, clusterId }) =>
    ok('generateRebalancingPlan', { params: { clusterId }, body: { minNodes: 2 } }),
  getRebalancingPlan: async (client) =>
    client.ok('getRebalancingPlan', {
      params: await aPlan(client),
      query: { includeConfigurations: true, includeOperations: true },
    }),
  executeRebalancingPlan: async (client) =>
    client.ok('executeRebalancingPlan', { params: await aPlan(client) }),
  cancelRebalancingPlan: async (client) =>
    client.ok('cancelRebalancingPlan', { params: await aPlan(client), body: {} }),
  getProblematicNodes: ({ ok, clusterId }) => ok('getProblematicNodes', { params: { clusterId } }),
  getProblematicWorkloads: ({ ok, clusterId }) => ok('getProblematicWorkloads', { params: { clusterId } }),
  getRebalancedWorkloads: ({ ok, clusterId }) => ok('getRebalancedWorkloads', { params: { clusterId } }),
  getClusterWorkloads: ({ ok, clusterId }) => ok('getClusterWorkloads', { params: { clusterId } }),
  listRebalancingSchedules: ({ ok }) => ok('listRebalancingSchedules'),
  createRebalancingSchedule: ({ ok }) => ok('createRebalancingSchedule', { body: SCHEDULE }),
  updateRebalancingSchedule: async (client) =>
    client.ok('updateRebalancingSchedule', {
      query: { id: await aSchedule(client) },
      body: { name: 'daily' },
    }),
  getRebalancingSchedule: async (client) =>
    client.ok('getRebalancingSchedule', { params: { id: await aSchedule(client) } }),
  deleteRebalancingSchedule: async (client) =>
    client.ok('deleteRebalancingSchedule', { params: { id: await aSchedule(client) } }),
  listRebalancingJobs: ({ ok, clusterId }) => ok('listRebalancingJobs', { params: { clusterId } }),
  createRebalancingJob: (client) => aJob(client),
  getRebalancingJob: async (client) => client.ok('getRebalancingJob', { params: await jobParams(client) }),
  updateRebalancingJob: async (client) => {
    const { rebalancingScheduleId, clusterId = '', id = '' } = await aJob(client);
    const body = { rebalancingScheduleId, enabled: false };
    return client.ok('updateRebalancingJob', { params: { clusterId, id }, body });
  },
  deleteRebalancingJob: async (client) =>
    client.ok('deleteRebalancingJob', { params: await jobParams(client) }),
  previewRebalancingSchedule: ({ ok, clusterId }) =>
    ok('previewRebalancingSchedule', { params: { clusterId }, body: SCHEDULE }),
  listTimeZones: ({ ok }) => ok('listTimeZones'),
  // hibernation schedules
  listHibernationSchedules: async (client) => {
    await aHibernation(client);
    return client.ok('listHibernationSchedules', { params: ofOrganization(client) });
  },
  createHibernationSchedule: (client) => aHibernation(client),
  getHibernationSchedule: async (client) => {
    const { id = '' } = await aHibernation(client);
    return client.ok('getHibernationSchedule', { params: { ...ofOrganization(client), id } });
  },
  updateHibernationSchedule: async (client) => {
    const { id = '' } = await aHibernation(client);
    const params = { ...ofOrganization(client), id };
    return client.ok('updateHibernationSchedule', { params, body: { enabled: false } });
  },
  deleteHibernationSchedule: async (client) => {
    const { id = '' } = await aHibernation(client);
    return client.ok('deleteHibernationSchedule', { params: { ...ofOrganization(client), id } });
  },
  // workloads
  listWorkloads: ({ ok, clusterId }) => ok('listWorkloads', { params: { clusterId } }),
  getWorkload: async (client) =>
    client.ok('getWorkload', {
      params: await aWorkload(client),
      query: { includeMetrics: true, includeCosts: true },
    }),
  updateWorkload: async (client) => {
    const { clusterId, workloadId } = await aWorkload(client);
    const { workload } = await client.ok('getWorkload', { params: { clusterId, workloadId } });
    const body = { scalingPolicyId: workload.scalingPolicyId };
    return client.ok('updateWorkload', { params: { clusterId, workloadId }, body });
  },
  patchWorkload: async (client) =>
    client.ok('patchWorkload', {
      params: await aWorkload(client),
      body: { workload: { workloadConfig: { hpaConfig: { minReplicas: 2 } } } },
    }),
  resetWorkloadSystemOverrides: async (client) =>
    client.ok('resetWorkloadSystemOverrides', {
      params: await aWorkload(client),
      body: { target: 'VERTICAL_OPTIMIZATION' },
    }),
  getWorkloadsSummary: ({ ok, clusterId }) =>
    ok('getWorkloadsSummary', { params: { clusterId }, query: { includeCosts: true } }),
  getWorkloadsSummaryMetrics: ({ ok, clusterId }) =>
    ok('getWorkloadsSummaryMetrics', { params: { clusterId }, query: { fromTime: DAY.startTime } }),
  getWorkloadsAccessContext: ({ ok, clusterId }) =>
    ok('getWorkloadsAccessContext', { params: { clusterId } }),
  getWorkloadAutoscalerStatus: ({ ok, clusterId }) =>
    ok('getWorkloadAutoscalerStatus', { params: { clusterId } }),
  getOrganizationWorkloadAutoscalerStatuses: (client) =>
    client.ok('getOrganizationWorkloadAutoscalerStatuses', { params: ofOrganization(client) }),
  listWorkloadEvents: async (client) => {
    await examples.updateWorkload(client);
    return client.ok('listWorkloadEvents', { params: { clusterId: client.clusterId } });
  },
  getWorkloadEvent: async (client) => {
    const { clusterId } = client;
    await examples.updateWorkload(client);
    const { items } = await client.ok('listWorkloadEvents', { params: { clusterId } });
    const { id: eventId = '', createdAt = '' } = items[0] ?? {};
    return client.ok('getWorkloadEvent', { params: { clusterId, eventId }, query: { createdAt } });
  },
  getWorkloadEventsSummary: async (client) => {
    await examples.updateWorkload(client);
    return client.ok('getWorkloadEventsSummary', { params: { clusterId: client.clusterId } });
  },
  listScalingPolicies: ({ ok, clusterId }) => ok('listScalingPolicies', { params: { clusterId } }),
  createScalingPolicy: async (client) => {
    const { applyType, recommendationPolicies } = await aPolicy(client);
    const body = { name: 'mine', applyType, recommendationPolicies };
    return client.ok('createScalingPolicy', { params: { clusterId: client.clusterId }, body });
  },
  getScalingPolicy: async (client) => {
    const { clusterId, id: policyId } = await aPolicy(client);
    return client.ok('getScalingPolicy', { params: { clusterId, policyId } });
  },
  updateScalingPolicy: async (client) => {
    const { clusterId, id: policyId, name, applyType, recommendationPolicies } = await aPolicy(client);
    const body = { name, applyType, recommendationPolicies };
    return client.ok('updateScalingPolicy', { params: { clusterId, policyId }, body });
  },
  deleteScalingPolicy: async (client) => {
    const { clusterId, id: policyId } = await aPolicy(client);
    return client.ok('deleteScalingPolicy', { params: { clusterId, policyId } });
  },
  assignScalingPolicy: async (client) => {
    const { id: policyId } = await aPolicy(client);
    const { clusterId, workloadId } = await aWorkload(client);
    const body = { workloadIds: [workloadId] };
    return client.ok('assignScalingPolicy', { params: { clusterId, policyId }, body });
  },
  setScalingPoliciesOrder: async (client) => {
    const { clusterId, id } = await aPolicy(client);
    return client.ok('setScalingPoliciesOrder', { params: { clusterId }, body: { policyIds: [id] } });
  },
  // pod mutations
  listPodMutations: async (client) => {
    await aMutation(client);
    return client.ok('listPodMutations', { params: ofBoth(client) });
  },
  createPodMutation: (client) => aMutation(client),
  getPodMutation: async (client) => {
    const { id = '' } = await aMutation(client);
    return client.ok('getPodMutation', { params: { ...ofBoth(client), id } });
  },
  updatePodMutation: async (client) => {
    const { id = '' } = await aMutation(client);
    return client.ok('updatePodMutation', { params: { ...ofBoth(client), id }, body: { enabled: false } });
  },
  deletePodMutation: async (client) => {
    const { id = '' } = await aMutation(client);
    return client.ok('deletePodMutation', { params: { ...ofBoth(client), id } });
  },
  // organization, people, keys
  getMe: ({ ok }) => ok('getMe'),
  listOrganizations: ({ ok }) => ok('listOrganizations'),
  getOrganization: ({ ok, sim }) => ok('getOrganization', { params: { id: sim.organizationId } }),
  listOrganizationUsers: (client) =>
    client.ok('listOrganizationUsers', { params: ofOrganization(client), query: { includeGroups: true } }),
  listRoles: (client) => client.ok('listRoles', { params: ofOrganization(client) }),
  listRoleBindings: (client) =>
    client.ok('listRoleBindings', {
      params: ofOrganization(client),
      query: { subjectType: ['SUBJECT_USER'] },
    }),
  listChildOrganizations: ({ ok, sim }) =>
    ok('listChildOrganizations', { params: { enterpriseId: sim.organizationId } }),
  listEnterpriseMembers: ({ ok, sim }) =>
    ok('listEnterpriseMembers', { params: { enterpriseId: sim.organizationId } }),
  listAuthTokens: ({ ok }) => ok('listAuthTokens', { query: { organizations: 'ALL' } }),
  createAuthToken: (client) => aToken(client),
  getAuthToken: async (client) => {
    const { id = '' } = await aToken(client);
    return client.ok('getAuthToken', { params: { id } });
  },
  updateAuthToken: async (client) => {
    const { id = '' } = await aToken(client);
    return client.ok('updateAuthToken', { params: { id }, body: { active: false } });
  },
  deleteAuthToken: async (client) => {
    const { id = '' } = await aToken(client);
    return client.ok('deleteAuthToken', { params: { id } });
  },
  listServiceAccounts: async (client) => {
    await anAccount(client);
    return client.ok('listServiceAccounts', { params: ofOrganization(client) });
  },
  createServiceAccount: (client) =>
    client.ok('createServiceAccount', { params: ofOrganization(client), body: { name: 'bot' } }),
  getServiceAccount: async (client) => client.ok('getServiceAccount', { params: await anAccount(client) }),
  updateServiceAccount: async (client) =>
    client.ok('updateServiceAccount', {
      params: await anAccount(client),
      body: { serviceAccount: { name: 'bot-2' } },
    }),
  deleteServiceAccount: async (client) =>
    client.ok('deleteServiceAccount', { params: await anAccount(client) }),
  listServiceAccountKeys: async (client) => {
    const { keyId: _keyId, ...params } = await aKey(client);
    return client.ok('listServiceAccountKeys', { params });
  },
  createServiceAccountKey: async (client) =>
    client.ok('createServiceAccountKey', { params: await anAccount(client), body: { key: { name: 'one' } } }),
  getServiceAccountKey: async (client) => client.ok('getServiceAccountKey', { params: await aKey(client) }),
  deleteServiceAccountKey: async (client) =>
    client.ok('deleteServiceAccountKey', { params: await aKey(client) }),
  updateServiceAccountKey: async (client) => {
    const { keyId, ...rest } = await aKey(client);
    return client.ok('updateServiceAccountKey', {
      params: { ...rest, 'key.id': keyId },
      body: { active: false },
    });
  },
  // notifications, webhooks, audit
  listNotifications: ({ ok }) =>
    ok('listNotifications', {
      query: { 'filter.severities': ['ERROR', 'CRITICAL'], 'filter.isAcked': false },
    }),
  getNotification: async (client) =>
    client.ok('getNotification', { params: { id: await aNotification(client) } }),
  ackNotifications: async (client) =>
    client.ok('ackNotifications', { body: { ids: [await aNotification(client)] } }),
  listWebhookConfigs: async (client) => {
    await client.ok('createWebhookConfig', { body: WEBHOOK });
    return client.ok('listWebhookConfigs', { query: { 'filter.severities': ['ERROR'] } });
  },
  createWebhookConfig: ({ ok }) => ok('createWebhookConfig', { body: { ...WEBHOOK, dryRun: true } }),
  getWebhookConfig: async ({ ok }) => {
    const { id = '' } = await ok('createWebhookConfig', { body: WEBHOOK });
    return ok('getWebhookConfig', { params: { id } });
  },
  updateWebhookConfig: async ({ ok }) => {
    const { id = '' } = await ok('createWebhookConfig', { body: WEBHOOK });
    return ok('updateWebhookConfig', { params: { id }, body: { ...WEBHOOK, name: 'other' } });
  },
  deleteWebhookConfig: async ({ ok }) => {
    const { id = '' } = await ok('createWebhookConfig', { body: WEBHOOK });
    return ok('deleteWebhookConfig', { params: { id } });
  },
  listWebhookCategories: ({ ok }) => ok('listWebhookCategories'),
  listAuditEntries: ({ ok, clusterId }) => ok('listAuditEntries', { query: { labels: { clusterId } } }),
  listAuditEvents: ({ ok, clusterId }) => ok('listAuditEvents', { query: { clusterId } }),
  getAuditEvent: async ({ ok }) => {
    const { items = [] } = await ok('listAuditEvents');
    const { id = '', time = '' } = items[0] ?? {};
    return ok('getAuditEvent', { params: { id }, query: { time } });
  },
  // commitments, inventory
  listCommitments: ({ ok }) =>
    ok('listCommitments', { query: { includeUsage: true, includeUsagePerClusters: true } }),
  getCommitment: async (client) => client.ok('getCommitment', { params: await aCommitment(client) }),
  updateCommitment: async (client) =>
    client.ok('updateCommitment', { params: await aCommitment(client), body: { prioritization: true } }),
  getCommitmentAssignments: async (client) =>
    client.ok('getCommitmentAssignments', { params: await aCommitment(client) }),
  replaceCommitmentAssignments: async (client) =>
    client.ok('replaceCommitmentAssignments', {
      params: await aCommitment(client),
      body: [client.clusterId],
    }),
  createCommitmentAssignment: async (client) =>
    client.ok('createCommitmentAssignment', {
      query: { ...(await aCommitment(client)), clusterId: client.clusterId },
    }),
  getCommitmentUsageHistory: async (client) =>
    client.ok('getCommitmentUsageHistory', {
      params: { ...ofOrganization(client), ...(await aCommitment(client)) },
      query: { ...DAY, aggregationInterval: 'DAY' },
    }),
  listInstanceTypes: ({ ok }) => ok('listInstanceTypes', { query: { cloudServiceProviders: ['aws'] } }),
  listRegions: ({ ok }) => ok('listRegions', { query: { pageSize: 2 } }),
  listZones: ({ ok }) => ok('listZones'),
  getOrganizationResourceUsage: ({ ok }) => ok('getOrganizationResourceUsage'),
  getSpotBlacklist: async (client) => {
    await examples.addToSpotBlacklist(client);
    return client.ok('getSpotBlacklist', { query: { clusterId: client.clusterId } });
  },
  addToSpotBlacklist: (client) => client.ok('addToSpotBlacklist', { body: blacklisted(client) }),
  removeFromSpotBlacklist: (client) => client.ok('removeFromSpotBlacklist', { body: blacklisted(client) }),
  // metrics
  getClusterMetrics: ({ ok }) => ok('getClusterMetrics'),
  getNodeMetrics: ({ ok, clusterId }) => ok('getNodeMetrics', { query: { clusterIds: [clusterId] } }),
  getWorkloadMetrics: ({ ok }) => ok('getWorkloadMetrics', { query: { additionalLabels: ['team'] } }),
  getWorkloadNetworkMetrics: ({ ok }) => ok('getWorkloadNetworkMetrics'),
  getAllocationGroupMetrics: async (client) => {
    await aGroup(client);
    return client.ok('getAllocationGroupMetrics');
  },
  // cost of a cluster
  getClusterCost: ({ ok, clusterId }) => ok('getClusterCost', { params: { clusterId }, query: DAY }),
  getClusterCostSummary: ({ ok, clusterId }) => ok('getClusterCostSummary', { params: { clusterId } }),
  getClusterEfficiency: ({ ok, clusterId }) =>
    ok('getClusterEfficiency', { params: { clusterId }, query: DAY }),
  getClusterSavings: ({ ok, clusterId }) => ok('getClusterSavings', { params: { clusterId }, query: DAY }),
  getClusterEstimatedSavings: ({ ok, clusterId }) =>
    ok('getClusterEstimatedSavings', { params: { clusterId } }),
  getClusterEstimatedSavingsHistory: ({ ok, clusterId }) =>
    ok('getClusterEstimatedSavingsHistory', {
      params: { clusterId },
      query: { fromDate: DAY.startTime, toDate: DAY.endTime },
    }),
  getClusterRightsizingSummary: ({ ok, clusterId }) =>
    ok('getClusterRightsizingSummary', { params: { clusterId } }),
  getClusterResourceUsage: ({ ok, clusterId }) =>
    ok('getClusterResourceUsage', { params: { clusterId }, query: DAY }),
  getClusterCostOverview: ({ ok, clusterId }) =>
    ok('getClusterCostOverview', { params: { clusterId }, query: DAY }),
  getClusterNodeCountHistory: ({ ok, clusterId }) =>
    ok('getClusterNodeCountHistory', { params: { clusterId }, query: DAY }),
  listClusterCostAnomalies: ({ ok, clusterId }) =>
    ok('listClusterCostAnomalies', { params: { clusterId }, query: DAY }),
  getNodeTemplateUsage: ({ ok, clusterId }) => ok('getNodeTemplateUsage', { params: { clusterId } }),
  getWorkloadCosts: ({ ok, clusterId }) =>
    ok('getWorkloadCosts', { params: { clusterId }, query: { ...DAY, 'filter.namespaces': ['shop'] } }),
  queryWorkloadCosts: ({ ok, clusterId }) =>
    ok('queryWorkloadCosts', {
      params: { clusterId },
      query: { ...DAY, labelsToInclude: ['team'] },
      body: { labels: [{ label: 'team', value: 'shop' }] },
    }),
  getWorkloadCostSummaries: ({ ok, clusterId }) =>
    ok('getWorkloadCostSummaries', {
      params: { clusterId },
      query: { ...DAY, 'sort.field': 'cost.totalCost', 'sort.order': 'DESC', 'page.limit': '10' },
      body: {},
    }),
  getWorkloadEfficiency: ({ ok, clusterId }) =>
    ok('getWorkloadEfficiency', { params: { clusterId }, query: DAY }),
  getNamespaceCostSummaries: ({ ok, clusterId }) =>
    ok('getNamespaceCostSummaries', { params: { clusterId }, query: DAY, body: { namespace: 's' } }),
  getNamespaceTotalCosts: ({ ok, clusterId }) =>
    ok('getNamespaceTotalCosts', { params: { clusterId }, query: DAY, body: {} }),
  getNamespaceCost: ({ ok, clusterId }) =>
    ok('getNamespaceCost', { params: { clusterId, namespace: 'shop' }, query: DAY }),
  getWorkloadEventMetrics: async (client) => {
    await examples.updateWorkload(client);
    const query = { ...DAY, endTime: '2026-11-23T00:00:00Z', stepSeconds: 3600, groupByManagedBy: true };
    return client.ok('getWorkloadEventMetrics', { params: { clusterId: client.clusterId }, query });
  },
  getOrganizationWorkloadEventMetrics: ({ ok }) =>
    ok('getOrganizationWorkloadEventMetrics', { query: { ...DAY, eventTypes: ['OOM_KILL'] } }),
  // cost of an organization
  getClustersCostSummary: ({ ok }) => ok('getClustersCostSummary'),
  getClustersCost: ({ ok }) => ok('getClustersCost', { query: DAY }),
  getClustersEfficiency: ({ ok }) => ok('getClustersEfficiency', { query: DAY }),
  getClustersDailyCost: ({ ok }) => ok('getClustersDailyCost', { query: DAY }),
  getOrganizationEfficiency: ({ ok }) => ok('getOrganizationEfficiency', { query: DAY }),
  getOrganizationEfficiencySummary: ({ ok }) => ok('getOrganizationEfficiencySummary', { query: DAY }),
  getOrganizationCostOverview: ({ ok }) => ok('getOrganizationCostOverview', { query: DAY }),
  listActiveClusters: ({ ok }) => ok('listActiveClusters', { body: DAY }),
  listIdleDisks: ({ ok }) => ok('listIdleDisks'),
  listAllocationGroups: async (client) => {
    await aGroup(client);
    return client.ok('listAllocationGroups');
  },
  createAllocationGroup: (client) => aGroup(client),
  getAllocationGroup: async (client) =>
    client.ok('getAllocationGroup', { params: { id: await groupId(client) } }),
  updateAllocationGroup: async (client) =>
    client.ok('updateAllocationGroup', { params: { id: await groupId(client) }, body: { name: 'other' } }),
  deleteAllocationGroup: async (client) =>
    client.ok('deleteAllocationGroup', { params: { id: await groupId(client) } }),
  getAllocationGroupCostSummaries: async (client) => {
    await aGroup(client);
    return client.ok('getAllocationGroupCostSummaries', { query: DAY });
  },
  getAllocationGroupCosts: async (client) => {
    await aGroup(client);
    return client.ok('getAllocationGroupCosts', { query: DAY });
  },
  getAllocationGroupTotals: async (client) => {
    await aGroup(client);
    return client.ok('getAllocationGroupTotals', { query: DAY });
  },
  getAllocationGroupWorkloadCosts: async (client) =>
    client.ok('getAllocationGroupWorkloadCosts', { params: { groupId: await groupId(client) }, query: DAY }),
  getAllocationGroupWorkloadEfficiency: async (client) =>
    client.ok('getAllocationGroupWorkloadEfficiency', {
      params: { groupId: await groupId(client) },
      query: DAY,
    }),
  getAllocationGroupEfficiencySummary: async (client) => {
    await aGroup(client);
    return client.ok('getAllocationGroupEfficiencySummary', { query: DAY });
  },
};

async function aNode({ ok, clusterId }: CheckedClient): Promise<{ clusterId: string; nodeId: string }> {
  const { items = [] } = await ok('listNodes', { params: { clusterId } });
  return { clusterId, nodeId: items[0]?.id ?? '' };
}

async function addBatch({ ok, clusterId }: CheckedClient): Promise<{ nodeBatchId?: string }> {
  const body = { options: [{ instanceType: 'm5.large' }], totalCapacity: { instances: 2 } };
  return ok('addNodeBatch', { params: { clusterId }, body });
}

async function aConfiguration({ ok, clusterId }: CheckedClient): Promise<{ clusterId: string; id: string }> {
  const { items = [] } = await ok('listNodeConfigurations', { params: { clusterId } });
  return { clusterId, id: items.find((configuration) => !configuration.default)?.id ?? '' };
}

async function aPlan({
  ok,
  sim,
  clusterId,
}: CheckedClient): Promise<{ clusterId: string; rebalancingPlanId: string }> {
  const { rebalancingPlanId = '' } = await ok('generateRebalancingPlan', { params: { clusterId }, body: {} });
  sim.advance(1000);
  return { clusterId, rebalancingPlanId };
}

async function aSchedule({ ok }: CheckedClient): Promise<string> {
  const { id = '' } = await ok('createRebalancingSchedule', { body: SCHEDULE });
  return id;
}

async function aJob(
  client: CheckedClient,
): Promise<{ id?: string; clusterId?: string; rebalancingScheduleId: string }> {
  const body = { rebalancingScheduleId: await aSchedule(client) };
  return client.ok('createRebalancingJob', { params: { clusterId: client.clusterId }, body });
}

async function jobParams(client: CheckedClient): Promise<{ clusterId: string; id: string }> {
  const { id = '' } = await aJob(client);
  return { clusterId: client.clusterId, id };
}

function ofOrganization({ sim }: CheckedClient): { organizationId: string } {
  return { organizationId: sim.organizationId };
}

function ofBoth(client: CheckedClient): { organizationId: string; clusterId: string } {
  return { ...ofOrganization(client), clusterId: client.clusterId };
}

function aHibernation(client: CheckedClient): Promise<{ id?: string }> {
  return client.ok('createHibernationSchedule', {
    params: ofOrganization(client),
    body: { ...HIBERNATION, clusterAssignments: { items: [{ clusterId: client.clusterId }] } },
  });
}

async function aWorkload({
  ok,
  clusterId,
}: CheckedClient): Promise<{ clusterId: string; workloadId: string }> {
  const { workloads } = await ok('listWorkloads', { params: { clusterId } });
  return { clusterId, workloadId: workloads.find(({ managedBy }) => managedBy === 'API')?.id ?? '' };
}

async function aPolicy({ ok, clusterId }: CheckedClient): ReturnType<typeof ok<'getScalingPolicy'>> {
  const { items } = await ok('listScalingPolicies', { params: { clusterId } });
  const policy = items.find(({ isDefault, isReadonly }) => !isDefault && !isReadonly);
  if (policy === undefined) throw new Error('no scaling policy that may be changed');
  return policy;
}

function aMutation(client: CheckedClient): Promise<{ id?: string }> {
  return client.ok('createPodMutation', {
    params: ofBoth(client),
    body: { name: 'tolerate', labels: { a: 'b' } },
  });
}

function aToken({ ok }: CheckedClient): Promise<{ id?: string }> {
  return ok('createAuthToken', { body: { name: 'new', readonly: true } });
}

async function anAccount(
  client: CheckedClient,
): Promise<{ organizationId: string; serviceAccountId: string }> {
  const { id = '' } = await client.ok('createServiceAccount', {
    params: ofOrganization(client),
    body: { name: 'bot', description: 'of a test' },
  });
  return { ...ofOrganization(client), serviceAccountId: id };
}

async function aKey(
  client: CheckedClient,
): Promise<{ organizationId: string; serviceAccountId: string; keyId: string }> {
  const params = await anAccount(client);
  const { id = '' } = await client.ok('createServiceAccountKey', { params, body: { key: { name: 'one' } } });
  return { ...params, keyId: id };
}

async function aNotification({ ok }: CheckedClient): Promise<string> {
  const { items = [] } = await ok('listNotifications');
  return items[0]?.id ?? '';
}

async function aCommitment({ ok }: CheckedClient): Promise<{ commitmentId: string }> {
  const { commitments = [] } = await ok('listCommitments');
  return { commitmentId: commitments[0]?.id ?? '' };
}

function blacklisted(client: CheckedClient): {
  organizationId: string;
  clusterId: string;
  lifecycle: 'spot';
  instanceFamily: string;
} {
  return { ...ofBoth(client), lifecycle: 'spot', instanceFamily: 'm5' };
}

function aGroup({ ok }: CheckedClient): Promise<{ id?: string }> {
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

async function groupId(client: CheckedClient): Promise<string> {
  const { id = '' } = await aGroup(client);
  return id;
}

test.each(Object.keys(operations))('%s answers as the document says', async (id) => {
  const isOfEnterprise = id === 'listChildOrganizations' || id === 'listEnterpriseMembers';
  const client = await startChecked({
    now: () => AT,
    world: { clusters: 2, nodes: 6, workloads: 20, childOrganizations: isOfEnterprise ? 2 : 0 },
  });
  const [, example] = Object.entries(examples).find(([name]) => name === id) ?? [];
  await example?.(client);
  const { operation, status } = client.sim.requests.at(-1) ?? {};
  expect(operation).toBe(id);
  expect(status).toBeLessThan(300);
});
