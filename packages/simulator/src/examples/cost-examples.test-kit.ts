import { DAY, aGroup, groupId, ofBoth, ofOrganization, writeWorkload } from './things.test-kit.ts';
import type { Examples } from './example.test-kit.ts';

const OCTOBER = { 'period.from': '2026-10-01', 'period.to': '2026-10-31', feature: 'phase2' } as const;

export const costExamples: Partial<Examples> = {
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
  getClusterNodesStorage: ({ ok, clusterId }) => ok('getClusterNodesStorage', { params: { clusterId } }),
  getReportingCapabilities: ({ ok, clusterId }) =>
    ok('getReportingCapabilities', { params: { clusterId }, query: DAY }),
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
    await writeWorkload(client);
    const query = { ...DAY, endTime: '2026-11-23T00:00:00Z', stepSeconds: 3600, groupByManagedBy: true };
    return client.ok('getWorkloadEventMetrics', { params: { clusterId: client.clusterId }, query });
  },
  getOrganizationWorkloadEventMetrics: ({ ok }) =>
    ok('getOrganizationWorkloadEventMetrics', { query: { ...DAY, eventTypes: ['OOM_KILL'] } }),
  // what CAST AI saved
  runValueRealizationReport: (client) =>
    client.ok('runValueRealizationReport', { params: ofOrganization(client), query: DAY, body: {} }),
  runValueRealizationTimelineReport: (client) =>
    client.ok('runValueRealizationTimelineReport', { params: ofOrganization(client), query: DAY, body: {} }),
  getClusterBaseline: (client) => client.ok('getClusterBaseline', { params: ofBoth(client) }),
  listClusterRestrictions: (client) => client.ok('listClusterRestrictions', { params: ofBoth(client) }),
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
  compareCosts: ({ ok }) =>
    ok('compareCosts', {
      query: { startTimeA: '2026-09-01T00:00:00Z', startTimeB: '2026-10-01T00:00:00Z', rangeDays: 30 },
    }),
  // billing
  getPlatformUsageDetail: ({ ok }) => ok('getPlatformUsageDetail', { query: OCTOBER }),
  getEnterprisePlatformUsageDetail: ({ ok }) => ok('getEnterprisePlatformUsageDetail', { query: OCTOBER }),
  getPlatformUsageReport: ({ ok }) => ok('getPlatformUsageReport'),
  getUsageReport: ({ ok }) =>
    ok('getUsageReport', { query: { 'period.from': DAY.startTime, 'period.to': DAY.endTime } }),
  // security
  getImageSecurityOverview: ({ ok }) => ok('getImageSecurityOverview'),
  getBestPracticesOverview: ({ ok }) => ok('getBestPracticesOverview'),
  getAttackPathsOverview: ({ ok }) => ok('getAttackPathsOverview'),
  getNodeSecurityOverview: ({ ok }) => ok('getNodeSecurityOverview'),
  getVulnerabilityOverview: ({ ok }) => ok('getVulnerabilityOverview'),
  listAttackPaths: ({ ok, clusterId }) => ok('listAttackPaths', { query: { clusterIds: [clusterId] } }),
  getClusterSecuritySettings: ({ ok, clusterId }) =>
    ok('getClusterSecuritySettings', { params: { clusterId } }),
  listSecurityImages: ({ ok }) => ok('listSecurityImages', { query: { status: 'Running' } }),
  listBestPracticeChecks: ({ ok }) => ok('listBestPracticeChecks', { query: { severityLevels: ['any'] } }),
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
